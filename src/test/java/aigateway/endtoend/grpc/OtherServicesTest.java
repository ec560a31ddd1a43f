package aigateway.endtoend.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.server.grpc.proto.AiGateway;
import aigateway.testing.Eventually;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Health and reflection, as probes and tools use them.
class OtherServicesTest {
    private static final String SERVICE = "ai_gateway.AIGateway";

    private final TwoProviders two = TwoProviders.openAi();
    private final GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort());

    @AfterEach
    void stop() {
        caller.close();
        two.close();
    }

    /// Keeps what comes.
    private static final class Kept<M> implements StreamObserver<M> {
        private final List<M> all = new CopyOnWriteArrayList<>();

        @Override
        public void onNext(M value) {
            all.add(value);
        }

        @Override
        public void onError(Throwable t) {}

        @Override
        public void onCompleted() {}
    }

    private static HealthCheckRequest of(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }

    @Test
    void isHealthy() {
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(caller.channel());

        assertThat(health.check(of("")).getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(of(SERVICE)).getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void tellsWatchersThatItStops() throws Exception {
        Kept<HealthCheckResponse> seen = new Kept<>();
        HealthGrpc.newStub(caller.channel()).watch(of(SERVICE), seen);
        Eventually.holds("it serves", () -> seen.all.size() == 1);

        two.gateway().stop();

        Eventually.holds("it stops", () -> seen.all.size() == 2);
        assertThat(seen.all)
                .extracting(HealthCheckResponse::getStatus)
                .containsExactly(ServingStatus.SERVING, ServingStatus.NOT_SERVING);
    }

    @Test
    void listsItsServices() throws Exception {
        ServerReflectionResponse answer =
                ask(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answer.getListServicesResponse().getServiceList())
                .extracting(service -> service.getName())
                .containsExactlyInAnyOrder(
                        SERVICE,
                        "grpc.health.v1.Health",
                        "grpc.reflection.v1.ServerReflection",
                        "grpc.reflection.v1alpha.ServerReflection");
    }

    @Test
    void describesItsMessages() throws Exception {
        ServerReflectionResponse answer =
                ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol(SERVICE).build());

        ByteString file = answer.getFileDescriptorResponse().getFileDescriptorProto(0);
        assertThat(FileDescriptorProto.parseFrom(file))
                .isEqualTo(AiGateway.getDescriptor().toProto());
    }

    private ServerReflectionResponse ask(ServerReflectionRequest request)
            throws InterruptedException {
        Kept<ServerReflectionResponse> answers = new Kept<>();
        StreamObserver<ServerReflectionRequest> ask =
                ServerReflectionGrpc.newStub(caller.channel()).serverReflectionInfo(answers);
        ask.onNext(request);
        Eventually.holds("an answer", () -> !answers.all.isEmpty());
        ask.onCompleted();
        return answers.all.getFirst();
    }

    @Test
    @SuppressWarnings("deprecation")
    void olderToolsGetAnAnswer() throws Exception {
        Kept<io.grpc.reflection.v1alpha.ServerReflectionResponse> answers = new Kept<>();
        StreamObserver<io.grpc.reflection.v1alpha.ServerReflectionRequest> ask =
                io.grpc.reflection.v1alpha.ServerReflectionGrpc.newStub(caller.channel())
                        .serverReflectionInfo(answers);
        ask.onNext(
                io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
                        .setListServices("")
                        .build());
        Eventually.holds("an answer", () -> !answers.all.isEmpty());
        ask.onCompleted();
        assertThat(answers.all.getFirst().toString()).contains(SERVICE);
    }
}
