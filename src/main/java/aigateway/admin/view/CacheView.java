package aigateway.admin.view;

import aigateway.model.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows and empties the cache. Called from any thread; may block.
public interface CacheView {
    /// Some answers, in the order of their keys.
    ///
    /// @param after only keys that come after this one, or null for all
    /// @param most how many at most
    List<CachedAnswer> entries(@Nullable String after, int most);

    /// What is in the cache, for a list: a JSON object with the newest entries first, without the
    /// answers themselves.
    ///
    /// @param skip how many of the newest to leave out
    /// @param most how many at most
    Bytes overview(Wanted wanted, int skip, int most);

    /// Which answers are looked for; what is null does not matter.
    ///
    /// @param text a part of the key or of one of the names, in any letter case
    record Wanted(@Nullable String provider, @Nullable String model, @Nullable String text) {}

    /// One answer, or null if there is none.
    @Nullable CachedAnswer entry(String key);

    /// Forgets one answer; false if there is none.
    boolean remove(String key);

    /// Forgets the answers of a provider and of a model.
    ///
    /// @param provider null for any
    /// @param model null for any
    /// @return how many they were
    long clear(@Nullable String provider, @Nullable String model);
}
