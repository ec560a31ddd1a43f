package aigateway.endtoend.live;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final TwoProviders two = TwoProviders.openAi();
    private final Admin admin = new Admin(two.gateway().adminPort());

    @AfterEach
    void stop() {
        admin.close();
        two.close();
    }

    /// One who follows, and what it was told so far.
    private static final class Page implements AutoCloseable {
        private final Socket socket;
        private final StringBuffer text = new StringBuffer();
        private final Thread reader;

        Page(int port, String query) throws IOException {
            socket = new Socket("127.0.0.1", port);
            String head = "GET /admin/events" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            reader = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                byte[] buffer = new byte[8_192];
                int count;
                while ((count = socket.getInputStream().read(buffer)) > 0) {
                    text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                text.append("cut");
            }
        }

        void awaits(String part) throws InterruptedException {
            Eventually.holds(part, () -> text.indexOf(part) >= 0);
        }

        void end() throws InterruptedException {
            reader.join();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Page page(String query) throws IOException {
        return new Page(two.gateway().adminPort(), query);
    }

    @Test
    void tellOfEachSecondOfCallsAndOfChanges() throws Exception {
        two.first().then(OpenAi.completion("Hi.")).always(Answers.error(500, "x", "Down."));
        two.second().always(OpenAi.completion("Hi."));
        try (Page page = page("?calls=true");
                Page other = page("")) {
            page.awaits("text/event-stream");
            page.awaits("retry: 2000\n\n");
            page.awaits("event: tick\ndata: {\"time\":");
            other.awaits("event: tick");
            two.ask("x-request-id", "seen");
            page.awaits("\"byProvider\":{\"first\":{\"calls\":1,");
            page.awaits("event: calls\ndata: {\"calls\":[{\"number\":1,\"id\":\"seen\"");
            other.awaits("\"byProvider\":{\"first\":{\"calls\":1,");
            admin.post("/admin/systemprompt", "{\"prompt\":\"Be kind.\"}");
            other.awaits("event: change\ndata: {\"time\":");
            other.awaits("\"what\":\"setting\",\"name\":\"systemprompt\"");
            for (int i = 0; i < 5; i++) {
                two.ask();
            }
            other.awaits("\"what\":\"provider\",\"name\":\"first\"");
            assertThat(other.text).doesNotContain("event: calls");
        }
        assertThat(admin.json("/admin/series").path("marks").toString())
                .contains("\"what\":\"provider\"", "systemprompt");
    }

    @Test
    void endWhenTheGatewayStops() throws Exception {
        try (Page page = page("")) {
            page.awaits("event: tick");
            two.gateway().stop();
            page.end();
            assertThat(page.text).doesNotContain("cut").endsWith("0\r\n\r\n");
        }
    }

    @Test
    void refuseMoreThanFiftyUntilOneHasGone() throws Exception {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pages.add(page(""));
        }
        for (Page page : pages) {
            page.awaits("event: tick");
        }
        assertThat(admin.reply("/admin/events").status()).isEqualTo(503);
        pages.removeLast().close();
        Eventually.holds("a place is free", this::isFree);
        pages.forEach(Page::close);
    }

    private boolean isFree() {
        try (Page page = page("")) {
            Eventually.holds("an answer", () -> page.text.indexOf("\r\n\r\n") >= 0);
            return page.text.indexOf("200 OK") >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
