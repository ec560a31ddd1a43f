package aigateway.analytics;

import java.util.function.Consumer;

/// The names under which numbers are kept: `calls/PROVIDER/WHAT/MODEL` and `errors/KIND`. Names of
/// providers hold no slash, those of models may.
final class Names {
    private static final String CALLS = "calls/";
    private static final String ERRORS = "errors/";

    private Names() {}

    /// Takes what a name says.
    interface Counted {
        void is(String provider, Count count, String model);
    }

    static String of(String provider, Count count, String model) {
        return CALLS + provider + '/' + count.word() + '/' + model;
    }

    static String ofError(String label) {
        return ERRORS + label;
    }

    /// Calls the one that the name is for, or none if it is no such name.
    static void read(String name, Counted counted, Consumer<String> error) {
        if (name.startsWith(ERRORS)) {
            error.accept(name.substring(ERRORS.length()));
            return;
        }
        int provider = CALLS.length();
        int what = name.indexOf('/', provider) + 1;
        int model = what == 0 ? 0 : name.indexOf('/', what) + 1;
        if (name.startsWith(CALLS) && model > 0) {
            Count count = Count.of(name.substring(what, model - 1));
            if (count != null) {
                counted.is(name.substring(provider, what - 1), count, name.substring(model));
            }
        }
    }
}
