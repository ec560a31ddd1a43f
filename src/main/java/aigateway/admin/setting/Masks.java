package aigateway.admin.setting;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Refusal;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Keeps credentials in settings from being shown: only their last four characters are. A masked
/// text that comes back unchanged stands for the credential itself.
public final class Masks {
    private static final String MASK = "****";
    private static final int LONG = 12;
    private static final List<String> SECRETS =
            List.of("apikey", "token", "secret", "password", "authorization");

    private Masks() {}

    /// True if a field of this name holds a credential.
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::endsWith);
    }

    /// The JSON with all credentials masked.
    ///
    /// @param path where it stands, as `defaultLoggingConfig.elasticApiKey`; empty for a whole
    ///     setting
    public static Bytes mask(String path, Bytes json) {
        if (!(Json.parse(json) instanceof JsonDocument document)) {
            return json;
        }
        JsonPatch patch = new JsonPatch(document);
        boolean secret = false;
        for (String piece : path.split("\\.", -1)) {
            secret |= isSecret(piece) || piece.equals("headers");
        }
        mask(document.root(), secret, patch);
        return patch.isEmpty() ? json : patch.bytes();
    }

    private static void mask(JsonNode node, boolean secret, JsonPatch patch) {
        String text = secret ? node.text() : null;
        if (text != null && !text.isEmpty() && !text.startsWith(MASK)) {
            patch.replace(node, new JsonWriter().string(masked(text)).bytes());
        }
        node.members(
                (name, value) ->
                        mask(value, secret || isSecret(name) || name.equals("headers"), patch));
        node.elements().forEach(element -> mask(element, secret, patch));
    }

    private static String masked(String text) {
        return text.length() < LONG ? MASK : MASK + text.substring(text.length() - 4);
    }

    /// A new value in which masks are replaced by what they hide in the value in force.
    ///
    /// @throws Refusal if a mask hides nothing
    static Bytes unmask(JsonNode given, Bytes inForce) throws Refusal {
        JsonPatch patch = new JsonPatch(given.doc());
        String unknown = unmask("", given, Json.root(inForce), patch);
        if (unknown != null) {
            throw new Refusal(
                    AdminAnswer.bad(
                            unknown, "`" + unknown + "` is a mask; give the credential itself"));
        }
        return patch.isEmpty() ? given.raw() : patch.bytes();
    }

    /// The path of a mask that hides nothing, or null.
    private static @Nullable String unmask(
            String path, JsonNode given, @Nullable JsonNode inForce, JsonPatch patch) {
        String text = given.text();
        if (text != null && text.startsWith(MASK) && isSecret(last(path))) {
            String hidden = inForce == null ? null : inForce.text();
            if (hidden == null || !masked(hidden).equals(text)) {
                return path;
            }
            patch.replace(given, new JsonWriter().string(hidden).bytes());
        }
        String[] found = new String[1];
        given.members(
                (name, value) -> {
                    String at = path.isEmpty() ? name : path + "." + name;
                    String bad =
                            unmask(at, value, inForce == null ? null : inForce.get(name), patch);
                    found[0] = found[0] == null ? bad : found[0];
                });
        return found[0];
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
