package aigateway.provider.setup;

import aigateway.config.Place;
import aigateway.config.Section;
import aigateway.config.Suggestion;
import aigateway.provider.Kind;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.TimeLimits;
import aigateway.provider.kinds.WithHeaders;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the providers of a file.
public final class ProviderReader {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final TimeLimits limits;
    private final Configured found = new Configured();

    /// A reader that knows these kinds.
    ///
    /// @param limits the limits of providers that have none of their own
    public ProviderReader(List<Kind> kinds, TimeLimits limits) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.limits = limits;
    }

    /// Reads all providers, in the order of the file.
    ///
    /// @param root the outermost table
    public Configured read(Section root) {
        for (String table : root.written()) {
            if (table.equals(ProviderKeys.PROVIDERS.name())) {
                root.list(ProviderKeys.PROVIDERS, List.of(ProviderKeys.NAME, ProviderKeys.KIND))
                        .forEach(this::listed);
            }
            for (ProviderKeys.Mission mission : ProviderKeys.MISSION) {
                Kind kind = kinds.get(mission.provider());
                if (table.equals(mission.schema().name()) && kind != null) {
                    provider(root.table(mission.schema()), mission.provider(), kind, true);
                }
            }
        }
        return found;
    }

    private void listed(Section section) {
        String name = section.find(ProviderKeys.NAME);
        String kindName = section.find(ProviderKeys.KIND);
        Place named = section.place(ProviderKeys.NAME);
        Kind kind = kinds.get(kindName == null ? String.valueOf(name) : kindName);
        if (kind == null) {
            missingKind(section, name, kindName);
        } else if (name != null && !isName(name)) {
            String text = "`name` must be letters, digits, `-`, `_` and `.` only";
            section.reading().problem(named, text);
        } else {
            provider(section, name == null ? kind.name() : name, kind, false);
        }
    }

    private void missingKind(Section section, @Nullable String name, @Nullable String kindName) {
        if (name != null) {
            found.take(name);
        }
        String known = "; known kinds are " + String.join(", ", kinds.keySet());
        if (kindName != null) {
            section.reading()
                    .problem(
                            section.place(ProviderKeys.KIND),
                            "unknown kind `"
                                    + kindName
                                    + "`"
                                    + (Suggestion.nearest(kindName, kinds.keySet()) == null
                                            ? known
                                            : Suggestion.phrase(kindName, kinds.keySet())));
        } else if (!section.has(ProviderKeys.KIND) && !section.reading().isMalformed()) {
            section.reading()
                    .problem(
                            section.place(),
                            "`kind` is missing"
                                    + (name == null ? "" : " and `" + name + "` is none")
                                    + "; an OpenAI-compatible server has kind = \"openai\" and an"
                                    + " endpoint"
                                    + known);
        }
    }

    private void provider(Section section, String name, Kind kind, boolean mission) {
        if (!found.take(name)) {
            boolean named = section.has(ProviderKeys.NAME);
            Place place = named ? section.place(ProviderKeys.NAME) : section.place();
            section.reading()
                    .problem(
                            place,
                            "there is a provider `" + name + "` already; give one another `name`");
            return;
        }
        List<Secret> keys = new KeyReader(section, kind).read();
        Map<String, Secret> headers = new HeaderReader(section).read();
        URI base = new EndpointReader(section, kind).read(mission);
        Models models = Models.read(section, kind);
        TimeLimits own = LimitKeys.FOR_ONE.read(section, limits);
        if (base == null || models == null) {
            return;
        }
        if (keys.isEmpty() && headers.isEmpty() && needsKey(kind, base)) {
            String reason = "its apiKey is empty";
            found.leaveOut(new LeftOut(name, reason));
            section.reading().warning("provider " + name + " is left out because " + reason);
            return;
        }
        Kind complete = headers.isEmpty() ? kind : new WithHeaders(kind, headers);
        found.add(
                new Provider(
                        name,
                        complete,
                        base,
                        keys,
                        models.own(),
                        models.others(),
                        models.any(),
                        own));
    }

    /// A proxy or a server of one's own may do without a key; the provider itself does not.
    private static boolean needsKey(Kind kind, URI base) {
        if (!kind.needsKey()) {
            return false;
        }
        return kind.endpoint().isEmpty()
                || URI.create(kind.endpoint()).getHost().equalsIgnoreCase(base.getHost());
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && "-_.".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The models of a provider.
    private record Models(String own, List<String> others, boolean any) {
        static @Nullable Models read(Section section, Kind kind) {
            String own = section.find(ProviderKeys.MODEL);
            List<String> listed = section.find(ProviderKeys.MODELS);
            List<String> others = new ArrayList<>(listed == null ? List.of() : listed);
            boolean any = others.removeIf(model -> model.equals("*"));
            if (own == null || own.isBlank()) {
                own = others.isEmpty() ? kind.defaultModel() : others.getFirst();
            }
            if (own.isEmpty()) {
                if (!section.reading().isMalformed()) {
                    section.reading()
                            .problem(
                                    section.place(ProviderKeys.MODEL),
                                    "`model` is missing: there is no usual one for this kind");
                }
                return null;
            }
            String origin =
                    section.has(ProviderKeys.MODEL)
                            ? section.place(ProviderKeys.MODEL).origin()
                            : "default";
            String path = section.path() + "." + ProviderKeys.MODEL.name();
            section.reading().effective(path, "\"" + own + "\"", origin);
            return new Models(own, others, any);
        }
    }
}
