package aigateway.logs;

import java.time.Instant;

/// Formats the present moment as `2025-02-24T00:33:51.127868Z`. The part up to the second is kept
/// and
/// used again. Thread-safe.
final class Timestamps {
    private record Second(long epochSecond, String text) {}

    private volatile Second last = new Second(Long.MIN_VALUE, "");

    String now() {
        Instant now = Instant.now();
        Second second = last;
        if (second.epochSecond != now.getEpochSecond()) {
            String text = Instant.ofEpochSecond(now.getEpochSecond()).toString();
            second = new Second(now.getEpochSecond(), text.substring(0, text.length() - 1) + '.');
            last = second;
        }
        char[] micros = new char[7];
        int rest = now.getNano() / 1_000;
        for (int i = 5; i >= 0; i--) {
            micros[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        micros[6] = 'Z';
        return second.text.concat(new String(micros));
    }
}
