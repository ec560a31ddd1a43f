package aigateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The administrators' commands that users were told, to the letter and in order, and what each
/// must answer. Run by the real curl, or as the same requests by our own caller.
public final class MissionCurls {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static final String SET_LIMIT =
            """
            curl --location 'http://localhost:8081/admin/ratelimit' \\
            --header 'Content-Type: application/json' \\
            --data '{
            "name": "basic",
            "requestsPerWindow": 5,
            "windowSeconds": 60
            }'
            """;
    private static final String SHOW_LIMIT =
            """
            curl --location 'http://localhost:8081/admin/ratelimit' \\
            --data ''
            """;
    private static final String SET_PROMPT =
            """
            curl --location 'http://localhost:8081/admin/systemprompt' \\
            --header 'Content-Type: application/json' \\
            --data '{
            "prompt": "respond only in chinese"
            }'
            """;
    private static final String SHOW_PROMPT =
            """
            curl --location 'http://localhost:8081/admin/systemprompt'
            """;
    private static final String SET_GUARDRAILS =
            """
            curl --location 'http://localhost:8081/admin/guardrails' \\
            --header 'Content-Type: application/json' \\
            --data '{
            "bannedPhrases": ["obscene", "words"],
            "minLength": 0,
            "maxLength": 500000,
            "requireDisclaimer": false
            }'
            """;
    private static final String SHOW_GUARDRAILS =
            """
            curl --location 'http://localhost:8081/admin/guardrails' \\
            --data ''
            """;
    private static final String SHOW_CACHE =
            """
            curl --location 'http://localhost:8081/admin/cache'
            """;
    private static final String CLEAR_CACHE =
            """
            curl --location --request DELETE 'http://localhost:8081/admin/cache'
            """;

    private MissionCurls() {}

    /// Carries out a command.
    public interface Way {
        /// The answer's body.
        String run(String command) throws IOException, InterruptedException;
    }

    /// Runs all commands on an admin port and checks what they answer.
    ///
    /// @param keysOnly true if an answer may have no keys but those that were set
    public static void check(Way way, boolean keysOnly) throws IOException, InterruptedException {
        assertThat(json(way.run(SET_LIMIT)).propertyNames()).contains("status");
        assertThat(json(way.run(SHOW_LIMIT)))
                .isEqualTo(
                        json("{\"name\":\"basic\",\"requestsPerWindow\":5,\"windowSeconds\":60}"));
        assertThat(json(way.run(SET_PROMPT)).path("status").asString())
                .isEqualTo("System prompt updated successfully");
        assertThat(json(way.run(SHOW_PROMPT)))
                .isEqualTo(json("{\"prompt\":\"respond only in chinese\"}"));
        assertThat(json(way.run(SET_GUARDRAILS)).propertyNames()).contains("status");
        JsonNode guardrails = json(way.run(SHOW_GUARDRAILS));
        JsonNode set =
                json(
                        "{\"bannedPhrases\":[\"obscene\",\"words\"],\"minLength\":0,"
                                + "\"maxLength\":500000,\"requireDisclaimer\":false}");
        set.forEachEntry((key, value) -> assertThat(guardrails.path(key)).isEqualTo(value));
        assertThat(keysOnly ? guardrails.size() : set.size()).isEqualTo(set.size());
        assertThat(json(way.run(SHOW_CACHE)).isObject()).isTrue();
        assertThat(json(way.run(CLEAR_CACHE)).propertyNames()).contains("status");
        assertThat(way.run(SHOW_CACHE)).isEqualTo("{}");
    }

    /// Runs commands with the real curl, in a shell, on another port.
    public static Way curl(int port) {
        return command -> {
            Process process =
                    new ProcessBuilder(
                                    "sh", "-c", onPort(command.replace("curl ", "curl -s "), port))
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(out).isZero();
            return out;
        };
    }

    /// True if there is a curl to run.
    public static boolean hasCurl() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("curl", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Sends what curl would send.
    public static Way caller(Caller caller) {
        return command -> {
            List<String> words = words(command);
            String url = words.stream().filter(w -> w.startsWith("http")).findFirst().orElseThrow();
            int data = words.indexOf("--data");
            int request = words.indexOf("--request");
            String method = request >= 0 ? words.get(request + 1) : data >= 0 ? "POST" : "GET";
            String path = url.substring("http://localhost:8081".length());
            boolean typed = words.contains("Content-Type: application/json") || data < 0;
            String type = typed ? "application/json" : "application/x-www-form-urlencoded";
            Reply reply =
                    caller.send(
                            method,
                            path,
                            data < 0 ? "" : words.get(data + 1),
                            "content-type",
                            type);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            return reply.text();
        };
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replace("\\\n", " "));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static String onPort(String command, int port) {
        return command.replace("localhost:8081", "localhost:" + port);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
