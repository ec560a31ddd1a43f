package aigateway.endtoend.ui;

import aigateway.analytics.series.Cell;
import aigateway.analytics.series.Figure;
import aigateway.analytics.series.Part;
import aigateway.analytics.series.Series;
import aigateway.analytics.series.Span;
import aigateway.logs.Log;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// An invented day of calls, in the file where a gateway finds its numbers over time: so that
/// pictures of the pages need no day to be made. The same day each time.
final class Past {
    private static final List<String> PROVIDERS =
            List.of("openai", "anthropic", "mistral", "gemini");
    private static final int[] MILLIS = {620, 940, 410, 560};
    private static final double[] SHARE = {0.46, 0.27, 0.17, 0.10};
    private static final List<String> ERRORS = List.of("timeout", "rate_limit", "server_error");
    private static final int DAY = 24 * 3600;
    private static final int HOUR = 3600;
    private static final long MILLION = 1_000_000;

    private final Random random = new Random(7);
    private final long end;
    private long now;

    private Past(long end) {
        this.end = end;
    }

    /// Writes the file.
    ///
    /// @param end when the day ends, in seconds since 1970
    static void write(Path file, long end) {
        new Past(end).write(file);
    }

    private void write(Path file) {
        now = end - DAY;
        try (Series series = new Series(file, () -> Instant.ofEpochSecond(now), new Log(_ -> {}))) {
            for (; now < end - HOUR; now += 20) {
                second(series, 20);
            }
            for (; now < end; now++) {
                second(series, 1);
            }
        }
    }

    /// Counts in one second what has happened in so many.
    private void second(Series series, int seconds) {
        long age = end - now;
        mark(series, age);
        Cell cell = series.cell();
        double calls = rate(age) * seconds;
        int all = 0;
        for (int i = 0; i < PROVIDERS.size(); i++) {
            boolean limping = i == 0 && isBad(age);
            int count = chance(calls * SHARE[i]);
            all += count;
            for (int call = 0; call < count; call++) {
                call(cell, i, limping);
            }
        }
        series.collect(chance(all * 0.7 / seconds));
    }

    /// Calls a second: more by day than by night, never quite even.
    private double rate(long age) {
        double day = 1 + 0.55 * Math.sin((DAY - age) * 2 * Math.PI / DAY - 1.4);
        double wave = 1 + 0.16 * Math.sin(age / 95.0) + 0.09 * Math.sin(age / 23.0);
        return 11 * day * wave;
    }

    /// For two minutes one provider answered badly, and once before.
    private static boolean isBad(long age) {
        return (age > 395 && age < 480) || (age > 30_000 && age < 31_200);
    }

    private void mark(Series series, long age) {
        if (age == 500) {
            series.marks().add("setting", "ratelimit", "changed by local@127.0.0.1");
        } else if (age == 440) {
            series.marks().add("provider", "openai", "rests, for it failed 5 times in a row");
        } else if (age == 380) {
            series.marks().add("provider", "openai", "answers again");
        }
    }

    private void call(Cell cell, int provider, boolean limping) {
        int number = cell.provider(PROVIDERS.get(provider));
        cell.add(Figure.CALLS, 1);
        cell.add(number, Part.CALLS, 1);
        cell.time(Span.OVERHEAD, (120 + random.nextInt(260)) * 1_000L);
        if (random.nextDouble() < 0.24) {
            cell.add(Figure.HITS, 1);
            cell.time(Span.LATENCY, (400 + random.nextInt(900)) * 1_000L);
            return;
        }
        if (limping && random.nextDouble() < 0.7) {
            cell.add(Figure.FAILOVERS, 1);
        }
        if (random.nextDouble() < (limping ? 0.2 : 0.006)) {
            cell.add(Figure.FAILED, 1);
            cell.add(number, Part.FAILED, 1);
            cell.error(ERRORS.get(random.nextInt(ERRORS.size())));
            return;
        }
        if (random.nextDouble() < 0.012) {
            cell.add(Figure.REFUSED, 1);
        }
        answered(cell, number, MILLIS[provider]);
    }

    private void answered(Cell cell, int number, int usual) {
        long millis = (long) (usual * Math.exp(random.nextGaussian() * 0.35));
        int prompt = 180 + random.nextInt(900);
        int answer = 60 + random.nextInt(380);
        cell.time(Span.LATENCY, millis * MILLION);
        cell.time(Span.FIRST_BYTE, millis * MILLION * 4 / 10);
        cell.add(Figure.INPUT_TOKENS, prompt);
        cell.add(Figure.OUTPUT_TOKENS, answer);
        cell.add(number, Part.INPUT_TOKENS, prompt);
        cell.add(number, Part.OUTPUT_TOKENS, answer);
        cell.add(number, Part.MICROS, millis * 1_000);
        cell.add(number, Part.TIMED, 1);
    }

    /// A whole number that is this on average.
    private int chance(double wanted) {
        return (int) (wanted + random.nextDouble());
    }
}
