package aigateway.analytics.series;

import org.jspecify.annotations.Nullable;

/// How far a look goes back, and how closely.
public enum Range {
    /// A quarter of an hour by seconds.
    QUARTER("15m", 900, 1),
    /// An hour.
    HOUR("1h", 3_600, 4),
    /// A day by minutes.
    DAY("24h", 86_400, 60);

    private final String word;
    private final int seconds;
    private final int stepSeconds;

    Range(String word, int seconds, int stepSeconds) {
        this.word = word;
        this.seconds = seconds;
        this.stepSeconds = stepSeconds;
    }

    /// The one of this name, or null.
    public static @Nullable Range of(String word) {
        for (Range range : values()) {
            if (range.word.equals(word)) {
                return range;
            }
        }
        return null;
    }

    /// The name in URLs.
    public String word() {
        return word;
    }

    int stepSeconds() {
        return stepSeconds;
    }

    int steps() {
        return seconds / stepSeconds;
    }

    boolean byMinutes() {
        return this == DAY;
    }
}
