package aigateway.live;

import aigateway.dialect.CallerDialect;
import aigateway.logs.Log;
import aigateway.net.BufferBudget;
import aigateway.net.client.Clients;
import aigateway.net.loop.EventLoops;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.upstream.Health;
import aigateway.upstream.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Calls every provider for real. All providers at once, the calls of one after another, so that
/// one that runs on this machine is not slowed down by itself.
public final class LiveCheck implements AutoCloseable {
    private static final long BUFFERED_BYTES = 64L << 20;

    private final CallerDialect callers;
    private final int seconds;
    private final boolean allModels;
    private final EventLoops loops;
    private final Upstream upstream;

    /// A check whose calls take so many seconds at most. Servers are reached as the process's
    /// environment says; fails with [IllegalArgumentException] if that cannot be understood.
    ///
    /// @param callers OpenAI's format, in which the questions are written
    /// @param allModels true if each listed model is asked, not only each provider's own
    /// @param log takes what the calls log
    /// @param userAgent what providers see as `user-agent`
    public LiveCheck(
            CallerDialect callers, int seconds, boolean allModels, Log log, String userAgent) {
        this.callers = callers;
        this.seconds = seconds;
        this.allModels = allModels;
        loops = new EventLoops(1, Clients.standard());
        BufferBudget budget = new BufferBudget(BUFFERED_BYTES);
        upstream = new Upstream(new Health(), false, budget, log, userAgent);
    }

    /// Makes the calls and hands out the table line by line, in the configured order. Blocks until
    /// then.
    ///
    /// @param leftOut providers that are not called since they have no key
    /// @return true if no provider failed
    public boolean run(List<Provider> providers, List<LeftOut> leftOut, Consumer<String> lines) {
        List<List<Subject>> subjects = new ArrayList<>();
        for (Provider provider : providers) {
            subjects.add(Subject.of(provider, allModels, seconds * 1_000));
        }
        Table table = Table.of(subjects.stream().flatMap(List::stream).toList(), leftOut);
        lines.accept(table.head());
        boolean well = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Line>>> running = new ArrayList<>();
            for (List<Subject> ofOne : subjects) {
                running.add(threads.submit(() -> ask(ofOne, table)));
            }
            for (Future<List<Line>> future : running) {
                for (Line line : future.get()) {
                    lines.accept(line.text());
                    well &= line.well();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            well = false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        leftOut.forEach(left -> lines.accept(table.line(left)));
        return well;
    }

    /// A line that is ready.
    private record Line(String text, boolean well) {}

    private List<Line> ask(List<Subject> subjects, Table table) {
        List<Line> lines = new ArrayList<>();
        for (Subject subject : subjects) {
            List<Outcome> outcomes =
                    new Asking(subject, callers, upstream, loops.any(), seconds).all();
            boolean well = outcomes.stream().noneMatch(each -> each instanceof Outcome.Failed);
            lines.add(new Line(table.line(subject, outcomes), well));
        }
        return lines;
    }

    /// Ends what the calls ran on.
    @Override
    public void close() {
        loops.close();
    }
}
