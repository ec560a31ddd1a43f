package aigateway.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where versions are kept. [LiveSettings] calls [#append(KeptVersion)] for one version at a time,
/// the rest from any thread; all may block. Nothing is ever changed or removed.
public interface SettingsStore {
    /// The newest version of each setting.
    List<KeptVersion> newest() throws StoreFailure;

    /// One version, or null if there is none of this number.
    @Nullable KeptVersion version(String setting, long number) throws StoreFailure;

    /// The versions of a setting, newest first, without their secrets; very many or very large
    /// ones may be cut off after the newest.
    List<Version> history(String setting) throws StoreFailure;

    /// The newest versions of all settings, newest first.
    ///
    /// @param most how many at most
    List<Version> audit(int most) throws StoreFailure;

    /// Keeps a version: it is on disk when this returns, and not at all if it throws.
    void append(KeptVersion version) throws StoreFailure;
}
