package aigateway.dialect.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import org.junit.jupiter.api.Test;

class CohereDialectTest {
    private final CohereDialect dialect = new CohereDialect();

    @Test
    void hasNoCallerSide() {
        assertThat(dialect.name()).isEqualTo("cohere");
        assertThat(dialect.callerSide()).isNull();
    }

    @Test
    void doesNothingAfterTheEnd() {
        for (boolean stream : new boolean[] {false, true}) {
            EventText events = new EventText();
            var reader = dialect.reader("cohere", stream, events);
            reader.end();
            String before = events.toString();

            reader.data(Bytes.utf8("data: {\"type\":\"message-start\",\"id\":\"r\"}\n\n"));
            reader.end();

            assertThat(events).hasToString(before);
        }
    }
}
