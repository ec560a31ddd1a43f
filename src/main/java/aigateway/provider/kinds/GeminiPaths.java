package aigateway.provider.kinds;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where Google's servers have a model.
final class GeminiPaths {
    private static final String MODELS = "/models";

    private GeminiPaths() {}

    /// Path and query of a call. A stream comes as server-sent events only if that is asked for.
    static String chat(URI base, String model, boolean stream) {
        String path = Endpoints.path(base) + model(model);
        String query = base.getRawQuery();
        String all = path + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
        return query == null ? all : all + (stream ? "&" : "?") + query;
    }

    /// A model's place below the base: `gemini-2.5-pro`, or with its collection as
    /// `tunedModels/mine`; `google/` is what routers put before it.
    private static String model(String model) {
        String name = model.startsWith("google/") ? model.substring("google/".length()) : model;
        StringBuilder path = new StringBuilder(name.indexOf('/') < 0 ? MODELS : "");
        for (String segment : name.split("/", -1)) {
            path.append('/');
            path.append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return path.toString();
    }

    /// The path without a model and its operation at the end:
    /// `…/models/gemini-2.5-pro:countTokens`.
    static String withoutModel(String path) {
        int at = path.lastIndexOf(MODELS + "/");
        return at < 0 ? path : path.substring(0, at);
    }
}
