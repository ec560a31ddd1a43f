package aigateway.logs.sink;

import aigateway.json.JsonWriter;
import aigateway.logs.Log;
import aigateway.logs.sink.LoggingSettings.Destination;
import aigateway.logs.sink.delivery.SinkAnswer;
import aigateway.logs.sink.delivery.SinkAnswer.Answered;
import aigateway.logs.sink.delivery.SinkAnswer.Failed;
import aigateway.logs.sink.delivery.SinkTarget;
import aigateway.logs.sink.format.LogEvent;
import aigateway.logs.sink.format.SinkRequest;
import aigateway.logs.sink.format.Verdict;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Sends each sink one line, past its queue, and tells what it said. Blocks; for any thread.
record SinkTrial(List<SinkSlot> slots) {
    private static final long MOST_MILLIS = 10_000;
    private static final int MOST_CHARS = 500;

    /// What one sink said.
    ///
    /// @param status 0 if it was not asked or did not answer
    private record Said(SinkKind kind, int status, String answer, String error, long millis) {}

    @Nullable Bytes run(@Nullable String sink) {
        List<SinkSlot> asked = new ArrayList<>();
        for (SinkSlot slot : slots) {
            boolean named = slot.kind().label().equals(sink);
            if (named || (sink == null && slot.wanted().destination().enabled())) {
                asked.add(slot);
            }
        }
        if (sink != null && asked.isEmpty()) {
            return null;
        }
        JsonWriter json = new JsonWriter().object().key("sinks").object();
        for (Said said : ask(asked)) {
            json.key(said.kind().label()).object();
            json.key("ok").bool(said.error().isEmpty());
            json.key("status").number(said.status());
            json.key("answer").string(said.answer());
            json.key("error").string(said.error());
            json.key("millis").number(said.millis()).endObject();
        }
        return json.endObject().endObject().bytes();
    }

    private static List<Said> ask(List<SinkSlot> asked) {
        List<Said> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Said>> running = new ArrayList<>();
            for (SinkSlot slot : asked) {
                running.add(threads.submit(() -> ask(slot)));
            }
            for (Future<Said> future : running) {
                all.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return all;
    }

    private static Said ask(SinkSlot slot) {
        SinkSlot.Wanted wanted = slot.wanted();
        Destination destination = wanted.destination();
        SinkKind kind = slot.kind();
        if (!destination.enabled() || !kind.works(destination)) {
            String trouble = destination.enabled() ? kind.trouble(destination) : "it is off";
            return new Said(kind, 0, "", trouble, 0);
        }
        SinkTarget target = slot.target(wanted);
        long start = System.nanoTime();
        for (SinkRequest request : target.format().prepare()) {
            target.wire().send(request, MOST_MILLIS);
        }
        List<LogEvent> events = List.of(event());
        SinkAnswer answer = target.wire().send(target.format().write(events), MOST_MILLIS);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return switch (answer) {
            case Failed(String why) -> new Said(kind, 0, "", why, millis);
            case Answered(int status, String retryAfter, Bytes body) -> {
                Verdict verdict = target.format().read(events, status, retryAfter, body);
                String words = excerpt(body, destination.key());
                yield new Said(kind, status, words, error(verdict), millis);
            }
        };
    }

    private static LogEvent event() {
        List<Bytes> lines = new ArrayList<>();
        new Log(lines::add).info("logs", "This is a test of the log sinks").write();
        Bytes line = lines.getFirst();
        String id = UUID.randomUUID().toString();
        return new LogEvent(id, System.currentTimeMillis(), line.slice(0, line.length() - 1));
    }

    private static String error(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Taken() -> "";
            case Verdict.Partly partly -> partly.why();
            case Verdict.Later(String why, _) -> why;
            case Verdict.TooLong(String why) -> why;
            case Verdict.Refused(String why) -> why;
        };
    }

    /// The beginning of an answer, without the credential should it be repeated there.
    private static String excerpt(Bytes body, @Nullable Secret key) {
        String text = body.utf8();
        if (key != null && !key.reveal().isEmpty()) {
            String coded =
                    Base64.getEncoder()
                            .encodeToString(key.reveal().getBytes(StandardCharsets.UTF_8));
            text = text.replace(key.reveal(), key.masked()).replace(coded, key.masked());
        }
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "…";
    }
}
