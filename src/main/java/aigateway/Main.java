package aigateway;

import aigateway.admin.JdkLogging;
import aigateway.cli.Arguments;
import aigateway.config.Problem;
import aigateway.live.LiveCheck;
import aigateway.logs.Log;
import aigateway.logs.LogWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The command line: `serve`, `check`, `version`, `help`.
public final class Main {
    private static final String HELP =
            """
            AI Gateway: one OpenAI-compatible endpoint in front of every LLM provider.

              gateway [serve] [--config FILE]   start in the foreground
              gateway check [--config FILE]     validate the configuration, start nothing
              gateway check --live [--config FILE] [--timeout SECONDS] [--all-models]
                                                then call each provider: text, stream, tools
              gateway version                   print the version
              gateway help                      print this

            FILE is also read from GATEWAY_CONFIG; else ./Config.toml; else the providers whose
            keys are in the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY, …) are used.
            GATEWAY_PORT, GATEWAY_ADMIN_PORT, GATEWAY_GRPC_PORT, GATEWAY_HOST and
            GATEWAY_DATA_DIR win over the file. Every key: Config.example.toml
            """;

    private static final int FAILURE = 1;
    private static final int BAD_CONFIGURATION = 2;
    private static final int START_SECONDS = 10;

    private Main() {}

    /// Entry point. Exit codes: 0 done or stopped, 1 could not start or a provider fails, 2 wrong
    /// arguments or configuration.
    public static void main(String[] words) {
        Map<String, String> environment = System.getenv();
        int status =
                switch (Arguments.read(List.of(words), environment)) {
                    case Arguments.PrintVersion() -> print("ai-gateway " + Version.text());
                    case Arguments.Help() -> print(HELP.strip());
                    case Arguments.Wrong(String message) -> wrong(message);
                    case Arguments.Check(Path file) -> check(file, environment);
                    case Arguments.CheckLive live -> checkLive(live, environment);
                    case Arguments.Serve(Path file) -> serve(file, environment);
                };
        if (status >= 0) {
            System.exit(status);
        }
    }

    private static int print(String text) {
        out().println(text);
        return 0;
    }

    private static int wrong(String message) {
        System.err.println("gateway: " + message + "; see: gateway help");
        return BAD_CONFIGURATION;
    }

    private static int check(@Nullable Path file, Map<String, String> environment) {
        return switch (Catalog.reader().read(file, environment)) {
            case SettingsReader.Result.Loaded(Settings settings) -> good(settings, file);
            case SettingsReader.Result.Problems(List<Problem> problems) -> report(problems);
        };
    }

    private static int checkLive(Arguments.CheckLive live, Map<String, String> environment) {
        return switch (Catalog.reader().read(live.file(), environment)) {
            case SettingsReader.Result.Loaded(Settings settings) -> {
                good(settings, live.file());
                yield callProviders(settings, live);
            }
            case SettingsReader.Result.Problems(List<Problem> problems) -> report(problems);
        };
    }

    private static int callProviders(Settings settings, Arguments.CheckLive live) {
        // What would be logged stands in the table.
        Log silent = new Log(_ -> {});
        JdkLogging.route(silent);
        String userAgent = "ai-gateway/" + Version.text();
        try (LiveCheck check =
                new LiveCheck(
                        Catalog.callers(), live.seconds(), live.allModels(), silent, userAgent)) {
            PrintStream out = out();
            return check.run(settings.providers(), settings.route().leftOut(), out::println)
                    ? 0
                    : FAILURE;
        } catch (IllegalArgumentException e) {
            System.err.println("gateway: " + e.getMessage());
            return BAD_CONFIGURATION;
        }
    }

    private static int good(Settings settings, @Nullable Path file) {
        settings.warnings().forEach(warning -> out().println("warning: " + warning));
        String what = file == null ? "the environment" : file.toString();
        String names = String.join(", ", settings.providers().stream().map(p -> p.name()).toList());
        return print(what + ": ok (providers: " + names + ")");
    }

    private static int report(List<Problem> problems) {
        problems.forEach(problem -> out().println(problem));
        return BAD_CONFIGURATION;
    }

    private static int serve(@Nullable Path file, Map<String, String> environment) {
        return switch (Catalog.reader().read(file, environment)) {
            case SettingsReader.Result.Loaded(Settings settings) ->
                    start(settings, file, environment);
            case SettingsReader.Result.Problems(List<Problem> problems) -> report(problems);
        };
    }

    /// Starts and returns -1 with the gateway's threads running, or a status if it cannot start.
    private static int start(
            Settings settings, @Nullable Path file, Map<String, String> environment) {
        LogWriter writer = new LogWriter(new FileOutputStream(FileDescriptor.out));
        Log log = new Log(writer);
        JdkLogging.route(log);
        // Libraries that log through SLF4J only say there that it leads nowhere.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        CompletableFuture<GatewayServer> started = new CompletableFuture<>();
        Thread stop = Thread.ofPlatform().unstarted(() -> stop(started, writer));
        // Before anything listens: who sees an answer may send the signal at once.
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            started.complete(GatewayServer.start(settings, file, environment, log));
            return -1;
        } catch (IOException e) {
            started.cancel(false);
            writer.close();
            System.err.println("gateway: " + e.getMessage());
            return FAILURE;
        }
    }

    /// Finishes what is under way and ends the process with 0: a signal would make it 128 + its
    /// number,
    /// but stopping is no error. After a failed start the process just ends.
    private static void stop(CompletableFuture<GatewayServer> started, LogWriter writer) {
        try {
            started.get(START_SECONDS, TimeUnit.SECONDS).close();
            writer.close();
            Runtime.getRuntime().halt(0);
        } catch (CancellationException e) {
            // the exit code is set already
        } catch (ExecutionException | TimeoutException e) {
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrintStream out() {
        return new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
