package aigateway.logs.sink.testing;

import aigateway.logs.sink.format.LogEvent;
import aigateway.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Log lines as the gateway writes them.
public final class SampleLines {
    /// A call that went well.
    public static final String COMPLETED =
            line(
                    "INFO",
                    "call",
                    "completed",
                    """
                    "requestId":"01eff247-0444-1eb0-b153-61183107b722","door":"http",\
                    "client":"10.1.2.3","provider":"mistral","model":"mistral-large-2512",\
                    "attempts":1,"requestedModel":"mistral-large-latest","stream":true,\
                    "status":200,"durationMs":812.045,"firstByteMs":301.700,"promptTokens":27,\
                    "completionTokens":14,"cachedTokens":0,"reasoningTokens":0,\
                    "finishReason":"stop","dropped":["logit_bias","n"]\
                    """);

    /// A call that failed.
    public static final String FAILED =
            line(
                    "WARN",
                    "call",
                    "failed",
                    """
                    "requestId":"01eff247-0444-1eb0-b153-61183107b723","door":"grpc",\
                    "client":"::1","provider":"ollama","model":"llama3.1:latest","attempts":2,\
                    "stream":false,"status":502,"durationMs":12.001,\
                    "error":"Something wrong with the connection:{}"\
                    """);

    /// A call whose answer broke off.
    public static final String BROKEN_OFF =
            line(
                    "WARN",
                    "call",
                    "broken off",
                    """
                    "requestId":"r-3","provider":"openai","model":"gpt-4","status":200,\
                    "durationMs":2.000,"error":"the provider closed the connection"\
                    """);

    /// A call that was answered from the cache.
    public static final String CACHE_HIT =
            line(
                    "INFO",
                    "cache",
                    "cache hit",
                    """
                    "requestId":"r-4","provider":"gemini","model":"gemini-3-pro","ageSeconds":17,\
                    "shared":false\
                    """);

    /// The first line of a failover.
    public static final String PRIMARY_FAILED =
            line(
                    "WARN",
                    "failover",
                    "Primary provider failed",
                    """
                    "requestId":"01eff247-0444-1eb0-b153-61183107b722","provider":"ollama",\
                    "error":"Something wrong with the connection:{}"\
                    """);

    /// The second line of a failover.
    public static final String ATTEMPTING =
            line(
                    "INFO",
                    "failover",
                    "Attempting failover",
                    """
                    "requestId":"01eff247-0444-1eb0-b153-61183107b722","provider":"openai"\
                    """);

    /// Characters that need care.
    public static final String ODD =
            line(
                    "ERROR",
                    "defect",
                    "quote \\\" backslash \\\\ line\\nfeed \\u0000 naïve 漢字 🚀 \\ud83d\\ude80",
                    "\"error\":\"half a pair \\ud83d, slash \\/\",\"näme\":null,\"deep\":"
                            + "{\"list\":[1,-2.5,true,null,{\"a\":\"b\"}]},\"big\":12345678901234567890");

    private SampleLines() {}

    /// A line of the moment [#MILLIS].
    public static String line(String level, String component, String message, String metadata) {
        return "{\"timestamp\":\"2025-02-24T00:33:51.127868Z\",\"level\":\"%s\",\"component\":\"%s\""
                        .formatted(level, component)
                + ",\"message\":\"%s\",\"metadata\":{%s}}".formatted(message, metadata);
    }

    /// The moment of all lines.
    public static final long MILLIS = Instant.parse("2025-02-24T00:33:51.127Z").toEpochMilli();

    /// A line with a text of so many letters.
    public static String longLine(int letters) {
        return line("INFO", "call", "long", "\"text\":\"" + "x".repeat(letters) + "\"");
    }

    /// An event of a line.
    public static LogEvent event(String id, String line) {
        return new LogEvent(id, MILLIS, Bytes.utf8(line));
    }

    /// So many events with the ids `e0`, `e1` and so on.
    public static List<LogEvent> events(int count) {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event("e" + i, COMPLETED));
        }
        return events;
    }
}
