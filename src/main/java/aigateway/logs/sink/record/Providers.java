package aigateway.logs.sink.record;

import static aigateway.logs.sink.record.Line.ascii;

import java.util.List;

/// What OpenTelemetry calls the providers that it calls otherwise than the gateway.
final class Providers {
    private static final class Provider {
        final byte[] ours;
        final byte[] theirs;

        Provider(String ours, String theirs) {
            this.ours = ascii(ours);
            this.theirs = ascii(theirs);
        }
    }

    private static final List<Provider> ALL =
            List.of(
                    new Provider("gemini", "gcp.gemini"),
                    new Provider("mistral", "mistral_ai"),
                    new Provider("bedrock", "aws.bedrock"),
                    new Provider("azure", "azure.ai.openai"),
                    new Provider("vertex", "gcp.vertex_ai"),
                    new Provider("vertexanthropic", "gcp.vertex_ai"),
                    new Provider("xai", "x_ai"));

    private Providers() {}

    /// Adds the provider that is the value, as an attribute of a record.
    static void add(Output out, int field, byte[] key, Members member) {
        for (int i = 0; i < ALL.size(); i++) {
            Provider provider = ALL.get(i);
            if (member.is(provider.ours)) {
                Proto.text(out, field, key, provider.theirs);
                return;
            }
        }
        int from = member.from();
        Proto.text(out, field, key, member.bytes(), from, member.to() - from);
    }
}
