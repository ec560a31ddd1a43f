package aigateway.endtoend;

import aigateway.testing.Caller;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A gateway with two fake providers: `first`, which is asked, and `second`, which stands in.
public final class TwoProviders implements AutoCloseable {
    /// A request for a whole answer.
    public static final String WHOLE = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    /// A request for a stream.
    public static final String STREAM =
            "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    private final FakeProvider first = FakeProvider.start();
    private final FakeProvider second = FakeProvider.start();
    private final GatewayTester gateway;

    private TwoProviders(String firstKind, String extra, long keepAliveMillis, String... lines) {
        gateway =
                GatewayTester.start(
                        extra
                                + "\n"
                                + GatewayTester.provider("first", firstKind, first, lines)
                                + GatewayTester.provider("second", "openai", second),
                        Map.of(),
                        keepAliveMillis);
    }

    /// Both speak OpenAI's format.
    ///
    /// @param lines more lines of the first one's table
    public static TwoProviders openAi(String... lines) {
        return new TwoProviders("openai", "", 15_000, lines);
    }

    /// The first one speaks Anthropic's format.
    public static TwoProviders anthropic(String... lines) {
        return new TwoProviders("anthropic", "", 15_000, lines);
    }

    /// Both speak OpenAI's format.
    ///
    /// @param extra more tables, before the providers
    /// @param keepAliveMillis after how much silence a stream gets a comment
    public static TwoProviders openAi(String extra, long keepAliveMillis, String... lines) {
        return new TwoProviders("openai", extra, keepAliveMillis, lines);
    }

    /// The one that is asked.
    public FakeProvider first() {
        return first;
    }

    /// The one that stands in.
    public FakeProvider second() {
        return second;
    }

    /// The gateway.
    public GatewayTester gateway() {
        return gateway;
    }

    /// Its caller.
    public Caller caller() {
        return gateway.caller();
    }

    /// Asks the first for a whole answer.
    ///
    /// @param fields names and values of more header fields, in turn
    public Reply ask(String... fields) throws IOException, InterruptedException {
        return askWith(WHOLE, fields);
    }

    /// Asks the first with a body of its own.
    public Reply askWith(String body, String... fields) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("x-llm-provider", "first"));
        all.addAll(List.of(fields));
        return caller().chat(body, all.toArray(String[]::new));
    }

    /// Asks the first for a stream.
    public StreamedReply askForStream() throws IOException, InterruptedException {
        return caller().stream(STREAM, "x-llm-provider", "first");
    }

    @Override
    public void close() {
        gateway.close();
        first.close();
        second.close();
    }
}
