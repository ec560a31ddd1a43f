package aigateway.dialect.ollama;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.ollama.reply.CallIds;
import aigateway.dialect.ollama.reply.ErrorReader;
import aigateway.dialect.ollama.reply.StreamedReader;
import aigateway.dialect.ollama.reply.WholeReader;
import aigateway.dialect.ollama.request.ModelTable;
import aigateway.dialect.ollama.request.RequestWriter;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/// Ollama's chat format: <https://docs.ollama.com/api/chat>.
public final class OllamaDialect implements Dialect {
    private static final String NAME = "ollama";

    private final CallIds ids;
    private final ModelTable models;

    /// The dialect.
    public OllamaDialect() {
        this(() -> ThreadLocalRandom.current().nextLong());
    }

    /// The dialect with a source of numbers of its own.
    ///
    /// @param numbers for the ids of tool calls that come without; thread-safe, never the same
    ///     twice
    public OllamaDialect(LongSupplier numbers) {
        this(new CallIds(numbers), ModelKnowledge.shipped());
    }

    private OllamaDialect(CallIds ids, ModelKnowledge knowledge) {
        this.ids = ids;
        this.models = new ModelTable(knowledge);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dialect with(ModelKnowledge knowledge) {
        return new OllamaDialect(ids, knowledge);
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        if (request.dialect().equals(NAME)) {
            JsonPatch patch = new JsonPatch(request.document());
            patch.set(request.document().root(), "model", new JsonWriter().string(model).bytes());
            return new Outgoing(patch.pieces());
        }
        return new RequestWriter(request.decoded(), model, models, losses).write();
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return eventStream
                ? new StreamedReader(provider, sink, ids)
                : new WholeReader(provider, sink, ids);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return ErrorReader.read(provider, status, body, retryAfterSeconds);
    }
}
