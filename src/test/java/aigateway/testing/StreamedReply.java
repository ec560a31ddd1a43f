package aigateway.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer that is still coming in, read event by event. For one thread.
public final class StreamedReply implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;
    private final BufferedReader lines;
    private final List<String> comments = new ArrayList<>();
    private boolean cut;

    StreamedReply(int status, HttpHeaders headers, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /// The status.
    public int status() {
        return status;
    }

    /// The first value of a header field, or an empty text.
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// The next event's data, or null at the end. Comments are put aside.
    public @Nullable String next() {
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1).strip());
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return data.toString();
                }
            }
        } catch (IOException e) {
            cut = true;
        }
        return null;
    }

    /// All events from here to the end.
    public List<String> rest() {
        List<String> events = new ArrayList<>();
        for (String event = next(); event != null; event = next()) {
            events.add(event);
        }
        return events;
    }

    /// What a client understands from here to the end.
    public Completion completion() {
        return Completion.streamed(rest());
    }

    /// The next event as JSON; fails at the end.
    public JsonNode nextJson() {
        String event = next();
        if (event == null) {
            throw new AssertionError("the stream has ended");
        }
        return JSON.readTree(event);
    }

    /// The rest as text: an answer that is no stream.
    public String text() {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                text.append((char) c);
            }
        } catch (IOException e) {
            cut = true;
        }
        return text.toString();
    }

    /// The comments so far.
    public List<String> comments() {
        return List.copyOf(comments);
    }

    /// True if the answer broke off before its framing said that it is complete.
    public boolean cut() {
        return cut;
    }

    /// The caller leaves.
    @Override
    public void close() throws IOException {
        body.close();
    }
}
