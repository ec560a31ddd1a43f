package aigateway.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A store without a disk, which fails when it is told to. Thread-safe.
public final class MemoryStore implements SettingsStore {
    private final List<KeptVersion> all = new ArrayList<>();
    private @Nullable String trouble;

    /// Fails from now on, or works again if `message` is null.
    public synchronized void fail(@Nullable String message) {
        trouble = message;
    }

    private void check() throws StoreFailure {
        if (trouble != null) {
            throw new StoreFailure(trouble);
        }
    }

    @Override
    public synchronized List<KeptVersion> newest() throws StoreFailure {
        check();
        Map<String, KeptVersion> newest = new LinkedHashMap<>();
        all.forEach(kept -> newest.put(kept.version().setting(), kept));
        return List.copyOf(newest.values());
    }

    @Override
    public synchronized @Nullable KeptVersion version(String setting, long number)
            throws StoreFailure {
        check();
        for (KeptVersion kept : all) {
            Version version = kept.version();
            if (version.setting().equals(setting) && version.number() == number) {
                return kept;
            }
        }
        return null;
    }

    @Override
    public synchronized List<Version> history(String setting) throws StoreFailure {
        return audit(Integer.MAX_VALUE).stream()
                .filter(version -> version.setting().equals(setting))
                .toList();
    }

    @Override
    public synchronized List<Version> audit(int most) throws StoreFailure {
        check();
        return all.reversed().stream().limit(most).map(KeptVersion::version).toList();
    }

    @Override
    public synchronized void append(KeptVersion version) throws StoreFailure {
        check();
        all.add(version);
    }
}
