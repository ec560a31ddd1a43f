package aigateway.admin;

import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.model.Bytes;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// A cache in memory, which a test fills.
final class FakeCache implements CacheView {
    private final ConcurrentSkipListMap<String, CachedAnswer> answers =
            new ConcurrentSkipListMap<>();

    void put(String key, String response, String provider, String model) {
        answers.put(
                key, new CachedAnswer(key, Bytes.utf8(response), 1_700_000_000, provider, model));
    }

    @Override
    public List<CachedAnswer> entries(@Nullable String after, int most) {
        return (after == null ? answers : answers.tailMap(after, false))
                .values().stream().limit(most).toList();
    }

    @Override
    public Bytes overview(Wanted wanted, int skip, int most) {
        return Bytes.utf8("{\"asked\":\"" + wanted + " " + skip + " " + most + "\"}");
    }

    @Override
    public @Nullable CachedAnswer entry(String key) {
        return answers.get(key);
    }

    @Override
    public boolean remove(String key) {
        return answers.remove(key) != null;
    }

    @Override
    public long clear(@Nullable String provider, @Nullable String model) {
        List<CachedAnswer> gone =
                answers.values().stream()
                        .filter(one -> provider == null || one.provider().equals(provider))
                        .filter(one -> model == null || one.model().equals(model))
                        .toList();
        gone.forEach(one -> answers.remove(one.key()));
        return gone.size();
    }
}
