package aigateway.settings;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Keeps credentials in settings from being shown: only their last four characters are. Settings
/// mask what they know to be secret; this is for what they forget.
public final class Masks {
    private static final String MASK = "****";
    private static final int LONG = 12;
    private static final List<String> SECRETS =
            List.of("apikey", "token", "secret", "password", "authorization");

    /// Fields that hold no credentials, whatever is in them is called: `personalData.secret` says
    /// what is done with secrets in texts, and a schema has the names that answers have.
    private static final Set<String> PLAIN = Set.of("personalData", "answerSchema");

    private Masks() {}

    /// True if a field of this name holds a credential.
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::endsWith);
    }

    /// True if a field of this name, and whatever is in it, holds no credential.
    public static boolean isPlain(String name) {
        return PLAIN.contains(name);
    }

    /// All credentials in a whole setting.
    public static List<String> secrets(Bytes json) {
        List<String> secrets = new ArrayList<>();
        JsonNode root = Json.root(json);
        if (root != null) {
            collect(root, false, secrets);
        }
        return secrets;
    }

    private static void collect(JsonNode node, boolean secret, List<String> secrets) {
        String text = secret ? node.text() : null;
        if (text != null) {
            secrets.add(text);
        }
        node.members(
                (name, value) -> {
                    if (!isPlain(name)) {
                        collect(value, secret || isSecret(name) || name.equals("headers"), secrets);
                    }
                });
        node.elements().forEach(element -> collect(element, secret, secrets));
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
            if (isPlain(piece)) {
                return json;
            }
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
                (name, value) -> {
                    if (!isPlain(name)) {
                        mask(value, secret || isSecret(name) || name.equals("headers"), patch);
                    }
                });
        node.elements().forEach(element -> mask(element, secret, patch));
    }

    private static String masked(String text) {
        return text.length() < LONG ? MASK : MASK + text.substring(text.length() - 4);
    }
}
