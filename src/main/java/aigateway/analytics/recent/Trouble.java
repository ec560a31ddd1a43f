package aigateway.analytics.recent;

import aigateway.model.Failure;

/// What went wrong.
///
/// @param type what sort of error it is
/// @param message what happened, as the log says it, bounded
record Trouble(String type, String message) {
    private static final int LONGEST = 500;

    Trouble {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    static Trouble of(Failure failure) {
        return new Trouble(failure.label(), failure.message());
    }
}
