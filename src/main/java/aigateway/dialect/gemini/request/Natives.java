package aigateway.dialect.gemini.request;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gemini's own fields that a caller put into the request, by their names in camel case; both
/// spellings are Google's. What stands here is not written again.
final class Natives {
    private static final Set<String> TOP =
            Set.of("safetySettings", "cachedContent", "labels", "toolConfig", "modelArmorConfig");

    /// Fields of `generationConfig`.
    private static final Set<String> GENERATION =
            Set.of(
                    "audioTimestamp",
                    "audioTranscriptionConfig",
                    "candidateCount",
                    "enableAffectiveDialog",
                    "enableEnhancedCivicAnswers",
                    "frequencyPenalty",
                    "imageConfig",
                    "logprobs",
                    "maxOutputTokens",
                    "mediaResolution",
                    "modelSelectionConfig",
                    "presencePenalty",
                    "responseJsonSchema",
                    "responseLogprobs",
                    "responseMimeType",
                    "responseModalities",
                    "responseSchema",
                    "routingConfig",
                    "seed",
                    "speechConfig",
                    "stopSequences",
                    "temperature",
                    "thinkingConfig",
                    "topK",
                    "topP");

    /// What the Gemini API refuses and Vertex AI takes.
    private static final Set<String> VERTEX_ALONE =
            Set.of(
                    "labels",
                    "modelArmorConfig",
                    "audioTimestamp",
                    "modelSelectionConfig",
                    "routingConfig");

    final Map<String, Bytes> top = new LinkedHashMap<>();
    final Map<String, Bytes> generation = new LinkedHashMap<>();
    private final Host host;

    Natives(Host host) {
        this.host = host;
    }

    /// Takes a field if it is one of Gemini's.
    boolean take(String name, JsonNode value) {
        String camel = camel(name);
        if (host != Host.VERTEX && VERTEX_ALONE.contains(camel)) {
            return false;
        }
        if (TOP.contains(camel)) {
            top.put(camel, value.raw());
            return true;
        }
        if (GENERATION.contains(camel)) {
            generation.put(camel, value.raw());
            return true;
        }
        if (camel.equals("generationConfig") && value.isObject()) {
            value.members((member, each) -> generation.put(camel(member), each.raw()));
            return true;
        }
        return false;
    }

    @Nullable Bytes top(String name) {
        return top.get(name);
    }

    static String camel(String name) {
        if (name.indexOf('_') < 0) {
            return name;
        }
        StringBuilder camel = new StringBuilder(name.length());
        boolean up = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                up = true;
            } else {
                camel.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return camel.toString();
    }
}
