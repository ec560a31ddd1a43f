package aigateway;

import aigateway.admin.view.AdminViews;
import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.Readiness;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.Change;
import aigateway.settings.Outcome;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import aigateway.settings.Version;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Views of features that are not in this build: nothing is there, nothing can be changed.
final class PendingViews {
    private PendingViews() {}

    static AdminViews of(Readiness readiness, ConfigView config, Supplier<Settings> settings) {
        RuntimeSettings none = new NoSettings();
        Bytes empty = Bytes.utf8("{}");
        return new AdminViews(
                readiness,
                config,
                new ConfigExport(settings, none),
                none,
                _ -> empty,
                (_, _) -> List.of(),
                new NoCache(),
                () -> empty);
    }

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

    private static final class NoSettings implements RuntimeSettings {
        private static final Outcome NONE = new Outcome.Unknown("there are no settings");

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public @Nullable State state(String name) {
            return null;
        }

        @Override
        public Outcome change(String name, JsonNode json, Change change) {
            return NONE;
        }

        @Override
        public Outcome reset(String name, Change change) {
            return NONE;
        }

        @Override
        public Outcome rollback(String name, long version, Change change) {
            return NONE;
        }

        @Override
        public List<Version> history(String name) {
            return List.of();
        }

        @Override
        public List<Version> audit(int most) {
            return List.of();
        }
    }
}
