package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.Deadline;
import aigateway.net.HeaderView;
import aigateway.net.NetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One question to the operator's service, from the request to the verdict. For one loop.
final class Inquiry implements ClientHandler, Call.Flow {
    private static final int MOST_BYTES = 64 << 10;

    private final Call call;
    private final External external;
    private final Consumer<@Nullable Blocked> then;
    private final Consumer<Failure> failed;
    private final Deadline deadline;
    private final List<Bytes> body = new ArrayList<>(1);
    private @Nullable ClientExchange exchange;
    private int size;
    private int status;
    private boolean over;

    Inquiry(
            Call call,
            External external,
            Consumer<@Nullable Blocked> then,
            Consumer<Failure> failed) {
        this.call = call;
        this.external = external;
        this.then = then;
        this.failed = failed;
        deadline = call.loop().deadline(() -> giveUp("it took too long"));
    }

    void begin(ClientExchange sent, int timeoutMillis) {
        exchange = sent;
        deadline.set(timeoutMillis);
        if (!call.cancelled()) {
            call.flow(this);
        }
    }

    @Override
    public void head(int answered, HeaderView headers) {
        status = answered;
    }

    @Override
    public void data(Bytes data) {
        size += data.length();
        if (size > MOST_BYTES) {
            giveUp("its answer is too long");
        } else {
            body.add(data);
        }
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        JsonNode root = status == 200 ? Json.root(Bytes.join(body)) : null;
        JsonNode allow = root == null ? null : root.get("allow");
        if (root != null && allow != null && allow.kind() == JsonKind.TRUE) {
            conclude(null);
        } else if (root != null && allow != null && allow.kind() == JsonKind.FALSE) {
            String reason = root.text("reason");
            conclude(new Blocked("external", reason == null ? "it gave no reason" : reason));
        } else {
            conclude(external.failed(call, "it answered " + status + " without a verdict"));
        }
    }

    @Override
    public void failed(NetFailure failure) {
        if (!over) {
            conclude(external.failed(call, failure.message()));
        }
    }

    private void giveUp(String why) {
        if (!over) {
            stop();
            then.accept(external.failed(call, why));
        }
    }

    private void conclude(@Nullable Blocked blocked) {
        over = true;
        deadline.clear();
        then.accept(blocked);
    }

    private void stop() {
        over = true;
        deadline.clear();
        if (exchange != null) {
            exchange.cancel();
        }
    }

    @Override
    public void cancel(Failure reason) {
        if (!over) {
            stop();
            failed.accept(reason);
        }
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}
}
