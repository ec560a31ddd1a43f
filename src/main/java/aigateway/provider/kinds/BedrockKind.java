package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Amazon Bedrock: `https://bedrock-runtime.REGION.amazonaws.com/model/MODEL/converse`, called with
/// an API key (<https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html>). The
/// region stands in the endpoint, so there is no usual one. Requests are not signed with access
/// keys.
public record BedrockKind(Dialect dialect) implements Kind {
    private static final String MODEL = "/model/";
    private static final String COMPATIBLE = "/openai";

    @Override
    public String name() {
        return "bedrock";
    }

    @Override
    public String endpoint() {
        return "";
    }

    @Override
    public List<String> keyVariables() {
        return List.of("AWS_BEARER_TOKEN_BEDROCK");
    }

    @Override
    public String defaultModel() {
        return "global.amazon.nova-2-lite-v1:0";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.withoutOperation(Endpoints.path(written));
        int model = path.indexOf(MODEL);
        path = Endpoints.withoutVersion(model < 0 ? path : path.substring(0, model));
        boolean compatible = path.endsWith(COMPATIBLE);
        int end = path.length() - (compatible ? COMPATIBLE.length() : 0);
        return Endpoints.with(written, path.substring(0, end));
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        String id = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        return Endpoints.below(base, MODEL + id + (stream ? "/converse-stream" : "/converse"));
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key);
    }
}
