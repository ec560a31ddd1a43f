package aigateway.recordings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Replays recordings in every way and counts those that hold.
final class Share {
    private final List<String> failures = new ArrayList<>();
    private int replays;

    /// Replays all: asked whole and as a stream, delivered whole, in single bytes and in sevens.
    static Share of(List<Recording> recordings) throws IOException, InterruptedException {
        Share share = new Share();
        try (Replay replay = new Replay()) {
            for (Recording recording : recordings) {
                for (boolean stream : new boolean[] {false, true}) {
                    for (int pieces : new int[] {0, 1, 7}) {
                        share.add(recording, stream, pieces, replay);
                    }
                }
            }
        }
        return share;
    }

    private void add(Recording recording, boolean stream, int pieces, Replay replay)
            throws IOException, InterruptedException {
        replays++;
        List<String> differences;
        try {
            differences = replay.differences(recording, stream, pieces);
        } catch (RuntimeException | IOException e) {
            differences = List.of(e.toString());
        }
        if (!differences.isEmpty()) {
            failures.add(
                    "%s, asked %s, delivered %s: %s"
                            .formatted(
                                    recording.name(),
                                    stream ? "as a stream" : "whole",
                                    pieces == 0 ? "whole" : "in pieces of " + pieces,
                                    String.join("; ", differences)));
        }
    }

    /// Those that do not hold, and why.
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public String toString() {
        int held = replays - failures.size();
        return "%d of %d replays hold (%.1f %%)".formatted(held, replays, 100.0 * held / replays);
    }
}
