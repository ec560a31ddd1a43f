package aigateway.logs.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.Log;
import aigateway.logs.sink.format.LogEvent;
import aigateway.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.000",
                "2000-02-29T23:59:59.999",
                "2024-02-29T00:33:51.127",
                "2026-12-31T12:00:00.001",
                "2100-03-01T06:07:08.090"
            })
    void readsWhenALineWasWritten(String time) {
        Bytes line = Bytes.utf8("{\"timestamp\":\"" + time + "868Z\",\"level\":\"INFO\"}\n");
        assertThat(Events.millis(line)).isEqualTo(Instant.parse(time + "Z").toEpochMilli());
        assertThat(new Events(Instant::now).of(line).millis()).isEqualTo(Events.millis(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"timestamp\":\"soon\"}", "{\"level\":\"INFO\",\"a\":\"b\"}"})
    void takesTheClockForLinesThatDoNotSay(String line) {
        LogEvent event = new Events(() -> Instant.ofEpochMilli(77)).of(Bytes.utf8(line));
        assertThat(event.millis()).isEqualTo(77);
        assertThat(event.json().utf8()).isEqualTo(line);
    }

    @Test
    void readsTheGatewaysOwnLinesWithoutTheirLineFeed() {
        List<Bytes> lines = new ArrayList<>();
        long before = System.currentTimeMillis();
        new Log(lines::add).info("a", "b").write();
        LogEvent event = new Events(() -> Instant.EPOCH).of(lines.getFirst());
        assertThat(event.millis()).isBetween(before, System.currentTimeMillis());
        assertThat(event.json().utf8()).endsWith("}").isEqualTo(lines.getFirst().utf8().strip());
    }

    @Test
    void givesNoIdTwice() {
        Set<String> ids = new HashSet<>();
        for (int run = 0; run < 100; run++) {
            Events events = new Events(Instant::now);
            for (int i = 0; i < 100; i++) {
                ids.add(events.of(Bytes.utf8("{}")).id());
            }
        }
        assertThat(ids).hasSize(10_000);
    }
}
