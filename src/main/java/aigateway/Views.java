package aigateway;

import aigateway.admin.ActionFile;
import aigateway.admin.view.AdminViews;
import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.Readiness;
import aigateway.export.ConfigExport;
import aigateway.model.Bytes;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the admin API sees of the gateway: its views over the features.
final class Views {
    private static final Bytes NOTHING = Bytes.utf8("{}");

    private Views() {}

    static AdminViews of(Readiness readiness, ConfigView config, Wiring wiring) {
        return new AdminViews(
                readiness,
                config,
                new ConfigExport(() -> wiring.settings().written(), wiring.runtime())::toml,
                wiring.runtime(),
                _ -> NOTHING,
                (_, _) -> List.of(),
                new NoCache(),
                () -> NOTHING,
                new ActionFile(
                        wiring.settings().gateway().dataDir().resolve("admin-actions.jsonl"),
                        InstantSource.system()));
    }

    /// A cache that never holds anything.
    private static final class NoCache implements CacheView {
        @Override
        public List<CachedAnswer> entries(@Nullable String after, int most) {
            return List.of();
        }

        @Override
        public @Nullable CachedAnswer entry(String key) {
            return null;
        }

        @Override
        public boolean remove(String key) {
            return false;
        }

        @Override
        public long clear(@Nullable String provider, @Nullable String model) {
            return 0;
        }
    }
}
