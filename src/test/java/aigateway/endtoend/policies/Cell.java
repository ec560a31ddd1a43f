package aigateway.endtoend.policies;

import aigateway.testing.formats.Format;

/// One way that a call can take.
///
/// @param number of its own in its ground
/// @param dialect the dialect of the provider that answers
/// @param format how that provider speaks
public record Cell(
        int number, Door door, String dialect, Format format, boolean stream, Moment moment) {
    /// A caller's address that no other cell has.
    String client() {
        return "10.9." + number / 200 + '.' + (1 + number % 200);
    }

    /// What the caller asks; no other cell asks this.
    String question() {
        return "Question-" + number + '-';
    }

    /// The model that a caller names to get there.
    String model() {
        return moment == Moment.AFTER_FAILOVER ? "after-" + dialect : dialect + "/the-model";
    }

    @Override
    public String toString() {
        return "%s in, %s out, %s, %s"
                .formatted(door.name(), dialect, stream ? "stream" : "whole", moment);
    }
}
