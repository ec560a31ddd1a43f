package aigateway.endtoend.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.endtoend.TwoProviders;
import aigateway.net.testing.Certificates;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.testing.Eventually;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import io.grpc.CallOptions;
import io.grpc.Status.Code;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gRPC port: limits, many calls at once, TLS, stopping.
class ServerTest {
    private static final String SMALL = "[gateway]\nmaxBodyBytes = 10000\n";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    @TempDir private Path folder;

    @AfterEach
    void stop() {
        gate.countDown();
        threads.shutdownNow();
    }

    private static ChatCompletionRequest hello() {
        return GrpcCaller.request("first", "Hello").build();
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        try (TwoProviders two = TwoProviders.openAi(SMALL, 15_000);
                GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort())) {
            two.first().always(OpenAi.completion("Hi"));
            ChatCompletionRequest large = GrpcCaller.request("first", "x".repeat(20_000)).build();

            assertThat(caller.ask(large).code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(caller.stream(large).code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(caller.ask(hello()).code()).isEqualTo(Code.OK);
            assertThat(two.gateway().awaitEntries(3))
                    .extracting(entry -> entry.at("/metadata/status").asInt())
                    .containsExactlyInAnyOrder(413, 413, 200);
        }
    }

    @Test
    void refusesWhatIsTooMuchAtOnce() throws Exception {
        String little = "[gateway]\nmaxBufferedBytes = 100000\n";
        try (TwoProviders two = TwoProviders.openAi(little, 15_000);
                GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort())) {
            two.first().always(OpenAi.completion("Hi"));

            GrpcReply<ChatCompletionResponse> reply =
                    caller.ask(GrpcCaller.request("first", "x".repeat(200_000)).build());

            assertThat(reply.code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(reply.error().getReason()).isEqualTo("overloaded");
            assertThat(reply.retrySeconds()).isEqualTo(1);
            // what was counted is given back
            for (int i = 0; i < 5; i++) {
                assertThat(
                                caller.ask(GrpcCaller.request("first", "x".repeat(20_000)).build())
                                        .code())
                        .isEqualTo(Code.OK);
            }
            assertThat(two.first().requests()).hasSize(5);
        }
    }

    @Test
    void thousandStreamsAtOnce() throws Exception {
        try (TwoProviders two = TwoProviders.openAi();
                GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort())) {
            two.first()
                    .answering(
                            request ->
                                    OpenAi.stream(
                                                    request.json()
                                                            .at("/messages/0/content")
                                                            .asString(),
                                                    "!")
                                            .holdAfter(2, gate));
            List<GrpcReply<ChatCompletionChunk>> replies = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                replies.add(
                        caller.begin(
                                GrpcCaller.STREAM,
                                GrpcCaller.request("first", "Number " + i).build(),
                                CallOptions.DEFAULT));
            }
            two.first().awaitRequest(1_000);
            Eventually.holds("all are under way", () -> two.gateway().callsUnderWay() == 1_000);
            gate.countDown();
            for (int i = 0; i < 1_000; i++) {
                assertThat(replies.get(i).awaitEnd().code()).isEqualTo(Code.OK);
                assertThat(replies.get(i).text()).isEqualTo("Number " + i + "!");
            }
            two.gateway().awaitEntries(1_000);
        }
    }

    @Test
    void finishesWhatIsUnderWayWhenItStops() throws Exception {
        TwoProviders two = TwoProviders.openAi();
        try (GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort())) {
            two.first()
                    .answering(
                            request ->
                                    request.text().contains("\"stream\":true")
                                            ? OpenAi.stream("one ", "two").holdAfter(2, gate)
                                            : OpenAi.completion("whole").holdAfter(0, gate));
            GrpcReply<ChatCompletionResponse> whole =
                    caller.begin(GrpcCaller.WHOLE, hello(), CallOptions.DEFAULT);
            GrpcReply<ChatCompletionChunk> stream =
                    caller.begin(GrpcCaller.STREAM, hello(), CallOptions.DEFAULT);
            two.first().awaitRequest(2);
            Future<?> stopping = threads.submit(() -> two.gateway().stop());
            int port = two.gateway().grpcPort();
            Eventually.holds(
                    "new connections are refused",
                    () -> {
                        try {
                            new RawCaller(port).close();
                            return false;
                        } catch (IOException | UncheckedIOException refused) {
                            return true;
                        }
                    });
            assertThat(stopping.isDone()).isFalse();

            gate.countDown();

            assertThat(whole.awaitEnd().code()).isEqualTo(Code.OK);
            assertThat(stream.awaitEnd().code()).isEqualTo(Code.OK);
            assertThat(stream.text()).isEqualTo("one two");
            stopping.get();
        }
        two.close();
    }

    @Test
    void endsWhatDoesNotFinishInTime() throws Exception {
        TwoProviders two = TwoProviders.openAi("[gateway]\ndrainSeconds = 1", 15_000);
        try (GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort())) {
            two.first()
                    .then(OpenAi.stream("one ", "two").stallAfter(2))
                    .then(OpenAi.completion("x").stallAfter(0));
            GrpcReply<ChatCompletionChunk> stream =
                    caller.begin(GrpcCaller.STREAM, hello(), CallOptions.DEFAULT).awaitMessages(2);
            GrpcReply<ChatCompletionResponse> whole =
                    caller.begin(GrpcCaller.WHOLE, hello(), CallOptions.DEFAULT);
            two.first().awaitRequest(2);

            two.gateway().stop();

            assertThat(stream.awaitEnd().code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(stream.text()).isEqualTo("one ");
            assertThat(stream.error().getReason()).isEqualTo("shutting_down");
            assertThat(whole.awaitEnd().code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(whole.retrySeconds()).isEqualTo(1);
            two.gateway().awaitEntries(2);
        }
        two.close();
    }

    @Test
    void speaksTlsWhereTheApiDoes() throws Exception {
        Certificates certificates = Certificates.make(folder, "dns:localhost,ip:127.0.0.1");
        String tls =
                "[gateway]\ntlsCertificate = \"%s\"\ntlsKey = \"%s\"\n"
                        .formatted(certificates.files().certificate(), certificates.files().key());
        try (FakeProvider provider = FakeProvider.start();
                GatewayTester gateway =
                        GatewayTester.start(
                                tls + GatewayTester.provider("first", "openai", provider));
                GrpcCaller secure =
                        new GrpcCaller(
                                NettyChannelBuilder.forAddress("localhost", gateway.grpcPort())
                                        .sslContext(
                                                GrpcSslContexts.forClient()
                                                        .trustManager(
                                                                certificates
                                                                        .files()
                                                                        .certificate()
                                                                        .toFile())
                                                        .build())
                                        .build());
                GrpcCaller plain = new GrpcCaller(gateway.grpcPort())) {
            provider.always(OpenAi.completion("Hi"));

            assertThat(secure.ask(hello()).code()).isEqualTo(Code.OK);
            assertThat(plain.ask(hello()).code()).isEqualTo(Code.UNAVAILABLE);
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        try (TwoProviders two = TwoProviders.openAi()) {
            int port = two.gateway().grpcPort();
            String taken = "[gateway]\ngrpcPort = " + port + "\n";
            // what the tester sees as its environment wins over the file
            assertThatThrownBy(
                            () ->
                                    GatewayTester.start(
                                            taken + "[[providers]]\nkind = \"demo\"\n",
                                            java.util.Map.of("GATEWAY_GRPC_PORT", "" + port),
                                            15_000))
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
        }
    }
}
