package aigateway.logs.sink.format;

import static aigateway.logs.sink.testing.SampleLines.event;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.FakeCollector;
import aigateway.logs.sink.testing.Reply;
import aigateway.logs.sink.testing.SampleLines;
import aigateway.logs.sink.testing.SinkCaller;
import aigateway.model.Bytes;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenTelemetryTest {
    private final SinkFormat format = new OpenTelemetry("1.2.3", "gw-1");

    private LogRecord record(String line) throws InvalidProtocolBufferException {
        ExportLogsServiceRequest request = request(List.of(event("a-1", line)));
        return request.getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
    }

    private ExportLogsServiceRequest request(List<LogEvent> events)
            throws InvalidProtocolBufferException {
        byte[] body = format.write(events).body().toByteArray();
        ExportLogsServiceRequest request = ExportLogsServiceRequest.parseFrom(body);
        // as the official writer has it, byte by byte: no field is unknown, none is twice
        assertThat(request.toByteArray()).hasSameSizeAs(body);
        return request;
    }

    /// `name=value` of all attributes, in their order.
    private static List<String> attributes(List<KeyValue> attributes) {
        return attributes.stream().map(one -> one.getKey() + "=" + text(one.getValue())).toList();
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> '"' + value.getStringValue() + '"';
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case ARRAY_VALUE ->
                    value.getArrayValue().getValuesList().stream()
                            .map(OpenTelemetryTest::text)
                            .collect(Collectors.joining(",", "[", "]"));
            case KVLIST_VALUE -> attributes(value.getKvlistValue().getValuesList()).toString();
            case VALUE_NOT_SET -> "nothing";
            default -> "?";
        };
    }

    @Test
    void namesTheGatewayAsTheResource() throws Exception {
        ExportLogsServiceRequest request = request(SampleLines.events(3));
        assertThat(request.getResourceLogsCount()).isEqualTo(1);
        var resource = request.getResourceLogs(0);
        assertThat(attributes(resource.getResource().getAttributesList()))
                .containsExactly(
                        "service.name=\"ai-gateway\"",
                        "service.version=\"1.2.3\"",
                        "host.name=\"gw-1\"");
        assertThat(resource.getScopeLogsCount()).isEqualTo(1);
        assertThat(TextFormat.printer().printToString(resource.getScopeLogs(0).getScope()))
                .isEqualTo("name: \"ai-gateway\"\nversion: \"1.2.3\"\n");
        assertThat(resource.getScopeLogs(0).getLogRecordsCount()).isEqualTo(3);
    }

    @Test
    void callsWhatACallToldByTheConventionsNames() throws Exception {
        LogRecord record = record(SampleLines.COMPLETED);
        assertThat(record.getTimeUnixNano()).isEqualTo(1_740_357_231_127_868_000L);
        assertThat(record.getObservedTimeUnixNano()).isEqualTo(1_740_357_231_127_000_000L);
        assertThat(record.getSeverityNumberValue()).isEqualTo(9);
        assertThat(record.getSeverityText()).isEqualTo("INFO");
        assertThat(record.getBody().getStringValue()).isEqualTo("completed");
        assertThat(attributes(record.getAttributesList()))
                .containsExactly(
                        "log.record.uid=\"a-1\"",
                        "aigateway.component=\"call\"",
                        "gen_ai.operation.name=\"chat\"",
                        "aigateway.request_id=\"01eff247-0444-1eb0-b153-61183107b722\"",
                        "aigateway.door=\"http\"",
                        "client.address=\"10.1.2.3\"",
                        "gen_ai.provider.name=\"mistral_ai\"",
                        "gen_ai.response.model=\"mistral-large-2512\"",
                        "aigateway.attempts=1",
                        "gen_ai.request.model=\"mistral-large-latest\"",
                        "aigateway.stream=true",
                        "http.response.status_code=200",
                        "aigateway.duration_ms=812.045",
                        "aigateway.first_byte_ms=301.7",
                        "gen_ai.usage.input_tokens=27",
                        "gen_ai.usage.output_tokens=14",
                        "gen_ai.usage.cache_read.input_tokens=0",
                        "gen_ai.usage.reasoning.output_tokens=0",
                        "gen_ai.response.finish_reasons=[\"stop\"]",
                        "aigateway.dropped=[\"logit_bias\",\"n\"]");
    }

    @Test
    void tellsTheKindOfAnError() throws Exception {
        assertThat(attributes(record(SampleLines.FAILED).getAttributesList()))
                .contains(
                        "http.response.status_code=502",
                        "error.message=\"Something wrong with the connection:{}\"",
                        "error.type=\"502\"");
        assertThat(attributes(record(SampleLines.BROKEN_OFF).getAttributesList()))
                .contains("http.response.status_code=200", "error.type=\"_OTHER\"");
        assertThat(record(SampleLines.FAILED).getSeverityNumberValue()).isEqualTo(13);
    }

    @Test
    void writesLinesOfOtherParts() throws Exception {
        assertThat(attributes(record(SampleLines.CACHE_HIT).getAttributesList()))
                .containsExactly(
                        "log.record.uid=\"a-1\"",
                        "aigateway.component=\"cache\"",
                        "gen_ai.operation.name=\"chat\"",
                        "aigateway.request_id=\"r-4\"",
                        "gen_ai.provider.name=\"gcp.gemini\"",
                        "gen_ai.response.model=\"gemini-3-pro\"",
                        "aigateway.age_seconds=17",
                        "aigateway.shared=false");
        assertThat(attributes(record(SampleLines.ATTEMPTING).getAttributesList()))
                .containsExactly(
                        "log.record.uid=\"a-1\"",
                        "aigateway.component=\"failover\"",
                        "aigateway.request_id=\"01eff247-0444-1eb0-b153-61183107b722\"",
                        "gen_ai.provider.name=\"openai\"");
    }

    @Test
    void readsOddCharactersAndNestedValues() throws Exception {
        LogRecord record = record(SampleLines.ODD);
        assertThat(record.getBody().getStringValue())
                .isEqualTo("quote \" backslash \\ line\nfeed \0 naïve 漢字 🚀 🚀");
        assertThat(record.getSeverityText()).isEqualTo("ERROR");
        assertThat(attributes(record.getAttributesList()))
                .containsExactly(
                        "log.record.uid=\"a-1\"",
                        "aigateway.component=\"defect\"",
                        "error.message=\"half a pair ?, slash /\"",
                        "aigateway.deep=[list=[1,-2.5,true,nothing,[a=\"b\"]]]",
                        "aigateway.big=1.2345678901234567E19",
                        "error.type=\"_OTHER\"");
    }

    @Test
    void keepsWhatIsNoLineAsItIs() throws Exception {
        LogRecord record = record("no JSON");
        assertThat(record.getBody().getStringValue()).isEqualTo("no JSON");
        assertThat(record.getTimeUnixNano()).isEqualTo(1_740_357_231_127_000_000L);
        assertThat(attributes(record("{\"extra\":\"x\",\"metadata\":7}").getAttributesList()))
                .containsExactly(
                        "log.record.uid=\"a-1\"", "aigateway.extra=\"x\"", "aigateway.metadata=7");
    }

    @Test
    void writesMoreNamesThanItKeeps() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            String line = SampleLines.line("INFO", "x", "y", "\"nameOf" + i + "\":" + i);
            assertThat(attributes(record(line).getAttributesList()))
                    .contains("aigateway.name_of" + i + "=" + i);
        }
    }

    @Test
    void readsAnyJsonThatIsWrittenWithSpaces() throws Exception {
        String line =
                """
                { "level" : "INFO" , "component":"call","message" :"x", "metadata" : {
                  "a\\nB" : 1 , "provider": {"name":"openai"}, "finishReason":["stop"], "status" : 4.5,
                  "t":true ,"n" : null,"list":[ "]", "}" , {"q":"\\""} ],"s":"\\u00e9" , "e":1e3 }
                }
                """;
        assertThat(attributes(record(line).getAttributesList()))
                .containsExactly(
                        "log.record.uid=\"a-1\"",
                        "aigateway.component=\"call\"",
                        "gen_ai.operation.name=\"chat\"",
                        "aigateway.a\n_b=1",
                        "gen_ai.provider.name=[name=\"openai\"]",
                        "gen_ai.response.finish_reasons=[\"stop\"]",
                        "http.response.status_code=4.5",
                        "aigateway.t=true",
                        "aigateway.list=[\"]\",\"}\",[q=\"\"\"]]",
                        "aigateway.s=\"é\"",
                        "aigateway.e=1000.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.5",
                "812.045",
                "301.700",
                "0.001",
                "123456789012.345",
                "1.7976931348623157",
                "0.1234567890123456789",
                "9223372036854775807",
                "-999999999999999999",
                "1000000000000000000",
                "1E400",
                "-12.5e-3"
            })
    void readsNumbersAsTheyAre(String number) throws Exception {
        AnyValue value =
                record(SampleLines.line("INFO", "x", "y", "\"n\":" + number))
                        .getAttributesList()
                        .getLast()
                        .getValue();
        double read = value.hasIntValue() ? value.getIntValue() : value.getDoubleValue();
        assertThat(read).isEqualTo(Double.parseDouble(number));
    }

    @Test
    void writesAMessageWhateverTheLineIs() throws Exception {
        Random random = new Random(7);
        List<String> lines =
                List.of(SampleLines.COMPLETED, SampleLines.ATTEMPTING, "{\"a\":[{\"b\":\"\\n\"}]}");
        String odd = "{}[]\",:\\ 0-eu";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder(lines.get(i % lines.size()));
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(line.length());
                char c = odd.charAt(random.nextInt(odd.length()));
                switch (random.nextInt(3)) {
                    case 0 -> line.setCharAt(at, c);
                    case 1 -> line.insert(at, c);
                    default -> line.setLength(Math.max(at, 1));
                }
            }
            assertThat(record(line.toString()).getAttributes(0).getKey())
                    .as("%s", line)
                    .isEqualTo("log.record.uid");
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                Case.of(200, "", "taken"),
                Case.of(200, "{}", "taken"),
                Case.of(200, "{\"partialSuccess\":{}}", "taken"),
                Case.of(
                        200,
                        "{\"partialSuccess\":{\"rejectedLogRecords\":\"2\",\"errorMessage\":\"no\"}}",
                        "again [], lost 2: partial success: no"),
                Case.of(
                        200,
                        "{\"partialSuccess\":{\"rejectedLogRecords\":9}}",
                        "again [], lost 3: partial success: "),
                Case.of(
                        200,
                        "{\"partialSuccess\":{\"rejectedLogRecords\":\"x\",\"errorMessage\":\"a\"}}",
                        "taken"),
                Case.of(200, "what is this", "taken"),
                Case.of(400, "{\"code\":3,\"message\":\"bad\"}", "refused: status 400: bad"),
                Case.of(401, "", "refused: status 401"),
                Case.of(403, "", "refused: status 403"),
                Case.of(404, "404 page not found\n", "refused: status 404: 404 page not found"),
                Case.of(408, "", "refused: status 408"),
                Case.of(413, "", "too long: status 413"),
                Case.of(429, "2", "", "later in 2000: status 429"),
                Case.of(500, "", "refused: status 500"),
                Case.of(502, "", "later in 0: status 502"),
                Case.of(503, "", "later in 0: status 503"),
                Case.of(504, "", "later in 0: status 504"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEveryAnswer(Case row) {
        assertThat(row.read(format)).isEqualTo(row.meaning());
    }

    @Test
    void readsAnswersInProtocolBuffers() {
        Reply error = FakeCollector.error(503, "the exporter's queue is full");
        Verdict verdict = format.read(Case.EVENTS, 503, "1", Bytes.of(error.body()));
        assertThat(Case.words(verdict))
                .isEqualTo("later in 1000: status 503: the exporter's queue is full");
    }

    @Test
    void readsNothingIntoBytesThatAreNoMessage() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xff);
            assertThat(format.read(Case.EVENTS, 200, "", Bytes.of(bytes)))
                    .isEqualTo(new Verdict.Taken());
        }
    }

    @Test
    void speaksAsTheContractHasIt() {
        try (FakeCollector sink = new FakeCollector();
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            List<LogEvent> events =
                    List.of(
                            event("a-1", SampleLines.ODD),
                            event("a-2", SampleLines.longLine(1 << 20)));
            assertThat(Case.words(caller.send(events))).isEqualTo("taken");
            assertThat(sink.ids()).containsExactly("a-1", "a-2");
            sink.rejecting(1, "too odd");
            assertThat(Case.words(caller.send(events)))
                    .isEqualTo("again [], lost 1: partial success: too odd");
            sink.rejecting(0, "a warning");
            assertThat(Case.words(caller.send(events))).isEqualTo("taken");
            assertThat(sink.requests().getFirst().headers())
                    .containsAllEntriesOf(Map.of("content-type", "application/x-protobuf"));
        }
    }
}
