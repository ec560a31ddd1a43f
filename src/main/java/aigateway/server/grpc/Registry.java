package aigateway.server.grpc;

import io.grpc.BindableService;
import io.grpc.HandlerRegistry;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All services of the port. They and their messages are many classes, so they are made by
/// whoever asks first, and not while the gateway starts. Thread-safe.
final class Registry extends HandlerRegistry {
    private final Door door;
    private volatile @Nullable Made made;
    private boolean stopping;

    Registry(Door door) {
        this.door = door;
    }

    private record Made(List<ServerServiceDefinition> services, HealthStatusManager health) {}

    @Override
    public List<ServerServiceDefinition> getServices() {
        return made().services();
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(
            String method, @Nullable String authority) {
        for (ServerServiceDefinition service : made().services()) {
            ServerMethodDefinition<?, ?> found = service.getMethod(method);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// From now on the health service says that new calls should go elsewhere.
    synchronized void stop() {
        stopping = true;
        if (made != null) {
            made.health().enterTerminalState();
        }
    }

    private Made made() {
        Made there = made;
        return there == null ? make() : there;
    }

    private synchronized Made make() {
        Made there = made;
        if (there != null) {
            return there;
        }
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(Services.NAME, ServingStatus.SERVING);
        if (stopping) {
            health.enterTerminalState();
        }
        there =
                new Made(
                        List.of(
                                Services.chat(door),
                                health.getHealthService().bindService(),
                                ProtoReflectionServiceV1.newInstance().bindService(),
                                olderReflection().bindService()),
                        health);
        made = there;
        return there;
    }

    /// The one that older tools ask.
    @SuppressWarnings("deprecation")
    private static BindableService olderReflection() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }
}
