package aigateway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.json.JsonKey;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogTest {
    private final List<String> lines = new ArrayList<>();
    private final Log log = new Log(line -> lines.add(line.utf8()));

    @Test
    void writesTheFieldsOfTheMission() {
        log.warn("failover", "Primary provider failed")
                .with("requestId", "req_1")
                .with("provider", "ollama")
                .write();

        JsonNode line = only();
        assertThat(line.get("level").stringValue()).isEqualTo("WARN");
        assertThat(line.get("component").stringValue()).isEqualTo("failover");
        assertThat(line.get("message").stringValue()).isEqualTo("Primary provider failed");
        assertThat(line.get("metadata").get("provider").stringValue()).isEqualTo("ollama");
        assertThat(line.get("timestamp").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void keepsForeignTextFromForgingALine() {
        String evil = "x\"}}\n{\"level\":\"ERROR\"}\r\u2028\u001b[31m\u0000${jndi:ldap://x}";

        log.info("call", evil).with("model", evil).write();

        assertThat(lines.getFirst().strip()).doesNotContain("\n", "\r", "\u001b", "\u0000");
        assertThat(only().get("metadata").get("model").stringValue()).isEqualTo(evil);
    }

    @Test
    void writesTimeSpansAsMilliseconds() {
        log.info("call", "completed").withMillis(new JsonKey("durationMs"), 12_345_678).write();

        assertThat(lines.getFirst()).contains("\"durationMs\":12.345");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        log.info("call", "m").with("model", (String) null).with("dropped", List.of()).write();

        assertThat(lines.getFirst()).endsWith("\"metadata\":{}}\n");
    }

    private JsonNode only() {
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).endsWith("}\n");
        return new JsonMapper().readTree(lines.getFirst());
    }

    @Test
    void losesNothingThatAWriterTookBeforeItCloses() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (LogWriter writer = new LogWriter(out)) {
            for (int i = 0; i < 10_000; i++) {
                writer.accept(Bytes.utf8("line " + i + "\n"));
            }
        }

        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8).lines().count())
                .isEqualTo(10_000);
    }

    @Test
    void countsWhatAStuckOutputLoses() throws Exception {
        java.util.concurrent.CountDownLatch stuck = new java.util.concurrent.CountDownLatch(1);
        java.io.OutputStream out =
                new java.io.OutputStream() {
                    @Override
                    public void write(int b) {}

                    @Override
                    public void write(byte[] b, int off, int len) {
                        try {
                            stuck.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        try (LogWriter writer = new LogWriter(out)) {
            Bytes megabyte = Bytes.of(new byte[1 << 20]);
            for (int i = 0; i < 20; i++) {
                writer.accept(megabyte);
            }
            assertThat(writer.lost()).isPositive();
            stuck.countDown();
        }
    }
}
