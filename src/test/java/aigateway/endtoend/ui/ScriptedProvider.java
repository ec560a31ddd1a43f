package aigateway.endtoend.ui;

import aigateway.testing.Answer;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.formats.Format;
import java.util.List;

/// A provider that does what its [Script] says. Thread-safe.
final class ScriptedProvider implements AutoCloseable {
    private final String kind;
    private final String model;
    private final List<String> models;
    private final FakeProvider fake = FakeProvider.start().forgetful();
    private Script script = Script.OK;
    private int left;
    private int asked;
    private String last = "{}";

    /// Starts one of a kind, with the model that it is called with unless a caller names another.
    ScriptedProvider(String kind, String model, String... models) {
        this.kind = kind;
        this.model = model;
        this.models = List.of(models);
        fake.answering(this::answer);
    }

    String name() {
        return kind;
    }

    /// Its table in the configuration file.
    String table() {
        String names = "[\"" + String.join("\", \"", models) + "\"]";
        return GatewayTester.provider(kind, kind, fake)
                .replace("\"key-of-" + kind + "\"", "\"sk-" + kind + "-0123456789-9f3a\"")
                .replace("\"" + kind + "-model\"", "\"" + model + "\"")
                .replace("[\"*\"]", models.isEmpty() ? "[\"*\"]" : names);
    }

    synchronized void follow(Script next) {
        script = next;
        left = next.times();
    }

    /// Number of requests since it was last asked to forget them.
    synchronized int asked() {
        return asked;
    }

    /// The body of the last request.
    synchronized String last() {
        return last;
    }

    synchronized void forget() {
        follow(Script.OK);
        asked = 0;
        last = "{}";
    }

    private Answer answer(ReceivedRequest request) {
        return next(request.text()).play(kind, Format.of(kind), request);
    }

    private synchronized Script next(String body) {
        asked++;
        last = body;
        Script now = script;
        if (now.times() > 0 && --left == 0) {
            script = Script.OK;
        }
        return now;
    }

    @Override
    public void close() {
        fake.close();
    }
}
