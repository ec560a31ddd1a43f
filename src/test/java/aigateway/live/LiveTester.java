package aigateway.live;

import aigateway.Catalog;
import aigateway.Settings;
import aigateway.SettingsReader.Result;
import aigateway.logs.Log;
import aigateway.testing.Answer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.TempFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the check of a configuration and keeps what it said.
///
/// @param lines the table, times and gaps made alike: `demo | demo | ok | ok | ok`
record LiveTester(boolean well, List<String> printed, List<String> lines) {
    /// Long enough for any answer that comes.
    static final int PATIENT = 30;

    static LiveTester run(String config, int seconds, boolean allModels) {
        try {
            Path file = TempFolders.make("live").resolve("Config.toml");
            Files.writeString(file, config);
            return switch (Catalog.reader().read(file, Map.of())) {
                case Result.Loaded(Settings settings) -> run(settings, seconds, allModels);
                case Result.Problems(var problems) -> throw new AssertionError("bad: " + problems);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LiveTester run(Settings settings, int seconds, boolean allModels) {
        List<String> printed = new ArrayList<>();
        try (LiveCheck check =
                new LiveCheck(
                        Catalog.callers(),
                        seconds,
                        allModels,
                        new Log(_ -> {}),
                        "ai-gateway/test")) {
            boolean well =
                    check.run(settings.providers(), settings.route().leftOut(), printed::add);
            return new LiveTester(well, printed, printed.stream().map(LiveTester::alike).toList());
        }
    }

    static String alike(String line) {
        return line.replaceAll("ok \\d+ ms", "ok")
                .replaceAll("within \\d+ s", "in time")
                .replaceAll(" {2,}", " | ");
    }

    /// The line that begins with a provider's name.
    String line(String provider) {
        return lines.stream()
                .filter(line -> line.startsWith(provider + " | "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(provider + " is not in " + lines));
    }

    /// A script of a provider that can do everything.
    static Answer everything(ReceivedRequest request) {
        if (request.json().path("tools").size() > 0) {
            return OpenAi.toolCalls(new OpenAi.Call("call_1", "report", "{\"state\":\"ok\"}"));
        }
        return withoutTools(request);
    }

    /// A script of a provider that answers with text, whatever it is asked.
    static Answer withoutTools(ReceivedRequest request) {
        return request.json().path("stream").asBoolean()
                ? OpenAi.stream("o", "k")
                : OpenAi.completion("ok");
    }
}
