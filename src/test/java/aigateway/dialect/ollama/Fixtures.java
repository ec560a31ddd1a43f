package aigateway.dialect.ollama;

import aigateway.dialect.testing.EventText;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.model.ChatEvent;
import java.util.concurrent.atomic.AtomicLong;

/// The golden files of Ollama. Ids that are made are numbered, in the order of their making.
final class Fixtures {
    static final GoldenFiles FILES = new GoldenFiles("ollama");

    private Fixtures() {}

    /// The dialect, with numbers for its ids that count from 1.
    static OllamaDialect dialect() {
        return new OllamaDialect(new AtomicLong()::incrementAndGet);
    }

    /// Tells of the time of an answer, as Ollama gives no id.
    static EventText events() {
        return new EventText(
                event ->
                        event instanceof ChatEvent.Started e
                                ? "started " + e.created() + " " + e.model()
                                : null);
    }
}
