package aigateway.analytics.series;

import aigateway.logs.Log;
import aigateway.model.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What was counted when. [#cell()] is for whoever ends calls and never waits; all else is for the
/// calm side. Thread-safe.
public final class Series implements AutoCloseable {
    private final InstantSource clock;
    private final Log log;
    private final SeriesFile file;
    private final Words providers = new Words(Layout.PROVIDERS);
    private final Words errors = new Words(Layout.ERRORS);
    private final Marks marks;
    private final ThreadLocal<Lane> lanes;

    // All that follows is only used under the lock of this object.
    private final History history = new History();
    private final Uptime uptime;
    private boolean loaded;
    private boolean used;
    private boolean closed;

    /// Series that go on where those in a file ended. The file is read when somebody looks, or at
    /// the end.
    public Series(Path file, InstantSource clock, Log log) {
        this.file = new SeriesFile(file);
        this.clock = clock;
        this.log = log;
        marks = new Marks(clock);
        uptime = new Uptime(second());
        lanes = ThreadLocal.withInitial(() -> history.lane(providers, errors));
    }

    private long second() {
        return clock.millis() / 1_000;
    }

    /// Where this thread counts now; not to be kept.
    public Cell cell() {
        return lanes.get().at(second());
    }

    /// What has happened.
    public Marks marks() {
        return marks;
    }

    /// The names of providers, by number; there may be more numbers, for which nothing was counted
    /// or which share the last number.
    public List<String> providers() {
        return providers.names();
    }

    /// The name of a provider's number.
    public String provider(int number) {
        return providers.name(number);
    }

    /// Most numbers of providers.
    public static int mostProviders() {
        return Layout.PROVIDERS;
    }

    /// Packs what is over. To be called about once a second, so that little is waiting.
    ///
    /// @param inFlight calls under way
    public synchronized void collect(int inFlight) {
        used |= history.collect();
        if (inFlight > 0) {
            Sums sample = new Sums();
            sample.add(Layout.IN_FLIGHT, inFlight);
            history.add(second(), sample);
        }
    }

    /// What was counted in a second of the last hour.
    public synchronized Sums second(long second) {
        Sums sums = new Sums();
        history.view(1).read(second, sums);
        return sums;
    }

    /// All of a range, as `GET /admin/series` shows it. May block for the file, the first time.
    public synchronized Bytes json(Range range) {
        load();
        long now = second();
        int step = range.stepSeconds();
        long from = now / step * step - (long) (range.steps() - 1) * step;
        List<Uptime.Run> runs = uptime.runs(now, from);
        Table table = new Table(range.steps());
        History.View view = history.view(step);
        Sums sums = new Sums();
        for (int i = 0; i < range.steps(); i++) {
            long at = from + (long) i * step;
            sums.clear();
            boolean any = view.read(at, sums);
            if (any || Uptime.isIn(runs, at, at + step)) {
                table.take(i, sums);
            }
        }
        return new SeriesJson(range, from, providers, errors).of(table, marks.since(from * 1_000));
    }

    /// Bytes that the packed steps take.
    public synchronized long bytes() {
        return history.seconds().bytes() + history.minutes().bytes();
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        if (!file.isThere()) {
            return;
        }
        try {
            take(file.read());
        } catch (IOException | RuntimeException e) {
            log.warn("statistics", "the series of the last day are left out: the file is no good")
                    .with("file", file.file().toString())
                    .with("error", String.valueOf(e.getMessage()))
                    .write();
        }
    }

    private void take(SeriesFile.Content content) {
        int[] movedProviders = providers.numbersOf(content.providers());
        int[] movedErrors = errors.numbersOf(content.errors());
        Sums sums = new Sums();
        add(content.seconds(), history.seconds(), sums, movedProviders, movedErrors);
        add(content.minutes(), history.minutes(), sums, movedProviders, movedErrors);
        uptime.add(content.runs());
        marks.addBefore(content.marks());
    }

    private static void add(
            List<SeriesFile.Step> steps, Ring ring, Sums sums, int[] providers, int[] errors) {
        for (SeriesFile.Step step : steps) {
            sums.clear();
            Pack.read(
                    step.pack().toByteArray(),
                    (place, value) -> sums.add(Layout.moved(place, providers, errors), value));
            ring.add(step.time(), sums);
        }
    }

    /// Writes the file, if anything was counted. Blocks until then; what is counted later is lost.
    @Override
    public synchronized void close() {
        history.collectAll();
        long now = second();
        boolean something = history.seconds().bytes() > 0 || !marks.since(0).isEmpty();
        if (closed || !(used || something)) {
            return;
        }
        closed = true;
        load();
        try {
            file.write(content(now));
        } catch (IOException e) {
            log.warn("statistics", "the series of the last day cannot be kept")
                    .with("file", file.file().toString())
                    .with("error", String.valueOf(e.getMessage()))
                    .write();
        }
    }

    private SeriesFile.Content content(long now) {
        long dayAgo = now - History.MINUTES * 60L;
        return new SeriesFile.Content(
                providers.names(),
                errors.names(),
                steps(history.seconds(), now - History.SECONDS),
                steps(history.minutes(), dayAgo / 60),
                uptime.runs(now, dayAgo),
                marks.since(dayAgo * 1_000));
    }

    private static List<SeriesFile.Step> steps(Ring ring, long oldest) {
        List<SeriesFile.Step> steps = new ArrayList<>();
        ring.forEach(oldest, (time, pack) -> steps.add(new SeriesFile.Step(time, Bytes.of(pack))));
        return steps;
    }
}
