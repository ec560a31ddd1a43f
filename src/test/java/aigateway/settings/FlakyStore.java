package aigateway.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A store that keeps nothing while it is told to fail.
final class FlakyStore implements SettingsStore {
    private final SettingsStore inner;
    private boolean failing;

    FlakyStore(SettingsStore inner) {
        this.inner = inner;
    }

    SettingsStore inner() {
        return inner;
    }

    void failing(boolean on) {
        failing = on;
    }

    @Override
    public List<KeptVersion> newest() throws StoreFailure {
        return inner.newest();
    }

    @Override
    public @Nullable KeptVersion version(String setting, long number) throws StoreFailure {
        return inner.version(setting, number);
    }

    @Override
    public List<Version> history(String setting) throws StoreFailure {
        return inner.history(setting);
    }

    @Override
    public List<Version> audit(int most) throws StoreFailure {
        return inner.audit(most);
    }

    @Override
    public void append(KeptVersion version) throws StoreFailure {
        if (failing) {
            throw new StoreFailure("full");
        }
        inner.append(version);
    }
}
