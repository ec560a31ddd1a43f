package aigateway.analytics.series;

/// Where each number of a step of time stands in one flat array. Files hold places: a change here
/// needs another version of [SeriesFile].
final class Layout {
    /// Most providers that are told apart; further ones share the last place.
    static final int PROVIDERS = 32;

    /// Most kinds of errors that are told apart; further ones share the last place.
    static final int ERRORS = 32;

    private static final int PARTS = Part.values().length;
    private static final int SPANS_AT = Figure.values().length;
    private static final int PROVIDERS_AT = SPANS_AT + Span.values().length * Buckets.COUNT;
    private static final int ERRORS_AT = PROVIDERS_AT + PROVIDERS * PARTS;

    /// Length of the array.
    static final int SIZE = ERRORS_AT + ERRORS;

    /// The one number that does not add up.
    static final int IN_FLIGHT = Figure.IN_FLIGHT.ordinal();

    private Layout() {}

    static int of(Figure figure) {
        return figure.ordinal();
    }

    /// The first bucket.
    static int of(Span span) {
        return SPANS_AT + span.ordinal() * Buckets.COUNT;
    }

    static int of(int provider, Part part) {
        return PROVIDERS_AT + provider * PARTS + part.ordinal();
    }

    static int ofError(int error) {
        return ERRORS_AT + error;
    }

    /// The same place under other numbers of providers and errors.
    static int moved(int place, int[] providers, int[] errors) {
        if (place >= ERRORS_AT) {
            return ERRORS_AT + errors[place - ERRORS_AT];
        }
        if (place >= PROVIDERS_AT) {
            int part = place - PROVIDERS_AT;
            return PROVIDERS_AT + providers[part / PARTS] * PARTS + part % PARTS;
        }
        return place;
    }
}
