package aigateway.server.http;

import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ServerExchange;
import aigateway.server.Front;

/// `POST /v1/chat/completions`: reads a request and sends it on its way.
final class ChatEndpoint implements ServerExchange.BodyHandler {
    /// Positions of values that are not worth counting, in bytes.
    private static final int LITTLE = 32 << 10;

    private final ServerExchange exchange;
    private final Call call;
    private final Front front;
    private final Answers answers;
    private boolean underWay;
    private boolean answered;

    private ChatEndpoint(ServerExchange exchange, Call call, Front front, Answers answers) {
        this.exchange = exchange;
        this.call = call;
        this.front = front;
        this.answers = answers;
    }

    static void handle(ServerExchange exchange, Call call, Front front, Answers answers) {
        ChatEndpoint endpoint = new ChatEndpoint(exchange, call, front, answers);
        exchange.onClosed(endpoint::callerGone);
        String encoding = exchange.get("content-encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            endpoint.refuse(
                    415,
                    "content-encoding '" + encoding + "' is not supported; send the body as it is");
            return;
        }
        exchange.readBody(front.maxBodyBytes(), endpoint);
    }

    @Override
    public void body(Bytes body) {
        call.received();
        CallerDialect dialect = answers.dialect();
        switch (dialect.read(body)) {
            case CallerDialect.ReadResult.Read(CallerRequest request) -> go(request);
            case CallerDialect.ReadResult.Bad(Failure.Refused failure) -> refuse(failure);
        }
    }

    private void go(CallerRequest request) {
        int positions = request.document().tapeBytes();
        if (positions > LITTLE && !exchange.holdMore(positions)) {
            failed(ServerExchange.BodyFailure.OVERLOADED);
            return;
        }
        call.request(request);
        call.onCommitted(exchange::releaseBody);
        CallerDialect dialect = answers.dialect();
        Sink reply =
                request.stream()
                        ? new StreamReply(exchange, call, dialect.streamWriter(request), answers)
                        : new WholeReply(exchange, call, dialect.wholeWriter(request), answers);
        underWay = true;
        front.chat(call, reply);
    }

    @Override
    public void failed(ServerExchange.BodyFailure failure) {
        switch (failure) {
            case TOO_LARGE ->
                    refuse(
                            413,
                            "the body is longer than "
                                    + front.maxBodyBytes()
                                    + " bytes ([gateway] maxBodyBytes)");
            case OVERLOADED ->
                    refuse(
                            new Failure.Refused(
                                    503,
                                    "too many bytes are buffered at the moment"
                                            + " ([gateway] maxBufferedBytes); try again",
                                    "service_unavailable_error",
                                    null,
                                    "overloaded",
                                    1));
            case TOO_SLOW -> refuse(408, "the body did not come in time");
            case MALFORMED -> refuse(400, "the body's framing is broken");
        }
    }

    private void refuse(int status, String message) {
        refuse(new Failure.Refused(status, message, "invalid_request_error", null, null, 0));
    }

    private void callerGone() {
        if (underWay) {
            call.cancel(new Failure.CallerGone());
        } else {
            refuse(new Failure.CallerGone());
        }
    }

    private void refuse(Failure failure) {
        if (answered) {
            return;
        }
        answered = true;
        front.local(call, new ErrorReply(exchange, call, answers), failure);
    }
}
