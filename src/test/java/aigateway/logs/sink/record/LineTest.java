package aigateway.logs.sink.record;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.json.Json;
import aigateway.logs.Level;
import aigateway.logs.Log;
import aigateway.logs.sink.format.LogEvent;
import aigateway.logs.sink.testing.SampleLines;
import aigateway.model.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    private static String timestamp(LogEvent event) {
        Output out = new Output(8);
        Line.timestamp(event.json(), event.millis(), out);
        return out.done().utf8();
    }

    private static long nanos(LogEvent event) {
        return Line.nanos(event.json(), event.millis());
    }

    private static String members(String json) {
        Output out = new Output(8);
        Line.members(Bytes.utf8(json), out);
        return out.done().utf8();
    }

    @ParameterizedTest
    @EnumSource
    void readsTheHeadOfLinesAsTheLogWritesThem(Level level) {
        List<Bytes> lines = new ArrayList<>();
        new Log(lines::add).line(level, "call", "completed").with("a", 1).write();
        Bytes line = lines.getFirst();
        Bytes json = line.slice(0, line.length() - 1);
        String written = Json.root(json).text("timestamp");

        LogEvent event = new LogEvent("id", 5, json);
        assertThat(Line.level(json)).isEqualTo(level);
        assertThat(timestamp(event)).isEqualTo('"' + written + '"');
        assertThat(Instant.EPOCH.plusNanos(nanos(event))).isEqualTo(Instant.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.000000Z",
                "1999-12-31T23:59:59.999999Z",
                "2000-02-29T12:00:00.000001Z",
                "2024-02-29T23:59:59.123456Z",
                "2025-03-01T00:00:00.500000Z",
                "2100-03-01T01:02:03.000100Z"
            })
    void countsTimeAsTheCalendarDoes(String moment) {
        String line = SampleLines.ATTEMPTING.replace("2025-02-24T00:33:51.127868Z", moment);
        long micros = Instant.EPOCH.until(Instant.parse(moment), ChronoUnit.MICROS);
        assertThat(nanos(SampleLines.event("id", line))).isEqualTo(micros * 1_000);
    }

    @Test
    void takesTheEventsTimeWhereTheLineTellsNone() {
        LogEvent event = SampleLines.event("id", "{\"level\":\"WARN\",\"message\":\"x\"}");
        assertThat(timestamp(event)).isEqualTo("\"2025-02-24T00:33:51.127Z\"");
        assertThat(nanos(event)).isEqualTo(SampleLines.MILLIS * 1_000_000);
        assertThat(Line.level(event.json())).isEqualTo(Level.WARN);
    }

    @Test
    void takesTheEventsTimeWhereTheLinesIsNone() {
        String line = SampleLines.ATTEMPTING.replace("2025-02-24T", "2025-O2-24T");
        assertThat(nanos(SampleLines.event("id", line))).isEqualTo(SampleLines.MILLIS * 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no JSON", "{\"level\":7}", "{\"level\":\"LOUD\"}", "[]"})
    void isInfoWithoutALevel(String line) {
        assertThat(Line.level(Bytes.utf8(line))).isEqualTo(Level.INFO);
    }

    @Test
    void putsMembersBehindOthers() {
        assertThat(members("{\"a\":1}")).isEqualTo(",\"a\":1}");
        assertThat(members("{ \"a\":1 }")).isEqualTo(",\"a\":1 }");
        assertThat(members("{}")).isEqualTo("}");
        assertThat(members("{ }")).isEqualTo("}");
    }
}
