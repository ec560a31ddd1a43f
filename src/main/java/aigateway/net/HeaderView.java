package aigateway.net;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Header fields that came in. Valid while its exchange's callback runs; for one thread.
public interface HeaderView {
    /// The first value under a name in lower case, or null. ISO-8859-1, without surrounding space.
    @Nullable String get(String lowerCaseName);

    /// Hands over all fields in order, names in lower case. Every view of the wire can; one that
    /// was
    /// made for something else may not.
    default void forEach(BiConsumer<String, String> field) {
        throw new UnsupportedOperationException();
    }
}
