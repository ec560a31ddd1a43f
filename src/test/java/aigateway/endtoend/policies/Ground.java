package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.TestKinds;
import aigateway.endtoend.grpc.GrpcCaller;
import aigateway.endtoend.policies.Door.Question;
import aigateway.endtoend.policies.PolicyRow.AdminSwitch;
import aigateway.testing.Caller;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Reply;
import aigateway.testing.formats.Format;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A gateway with one policy, a provider for each dialect, and one that never answers. For one
/// thread.
public final class Ground implements AutoCloseable {
    /// The callers' own system prompt.
    public static final String SYSTEM = "Speak softly.";

    /// Callers are told apart by what they say they are; answers are kept, as they are by default.
    private static final String TABLES =
            """
            [gateway]
            trustedProxies = ["127.0.0.1"]
            [cache]
            enabled = true
            """;

    private final PolicyRow row;
    private final Map<String, FakeProvider> providers = new HashMap<>();
    private final FakeProvider missing = FakeProvider.start();
    private final GatewayTester gateway;
    private final Caller admin;
    private final GrpcCaller grpc;
    private final boolean later;
    private int asked;

    private Ground(PolicyRow row, List<Cell> cells, Way way) {
        this.row = row;
        // a status that makes nobody rest
        missing.always(Format.of("openai").error(404, "There is no such model."));
        for (Cell cell : cells) {
            providers.computeIfAbsent(cell.dialect(), _ -> provider(cell.format()));
        }
        later = row.coversOldAnswers() || way == Way.ADMIN;
        gateway = GatewayTester.start(config(!later));
        grpc = new GrpcCaller(gateway.grpcPort());
        admin = new Caller("http://127.0.0.1:" + gateway.adminPort());
    }

    private void prepare(List<Cell> cells, Way way) throws IOException, InterruptedException {
        if (row.coversOldAnswers()) {
            remember(cells);
        }
        if (later) {
            switchOn(way);
        }
        if (!row.coversOldAnswers()) {
            remember(cells);
        }
    }

    /// How a policy is switched on.
    public enum Way {
        /// By the configuration file.
        FILE,
        /// By the admin API.
        ADMIN
    }

    /// Starts the gateway, switches the policy on, and lets the cache have what is to be there.
    public static Ground of(PolicyRow row, List<Cell> cells, Way way)
            throws IOException, InterruptedException {
        Ground ground = new Ground(row, cells, way);
        try {
            ground.prepare(cells, way);
            return ground;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            ground.close();
            throw e;
        }
    }

    private FakeProvider provider(Format format) {
        String[] answer = row.answer().toArray(String[]::new);
        return FakeProvider.start()
                .answering(request -> format.text(format.wantsStream(request), answer));
    }

    private String config(boolean on) {
        StringBuilder config = new StringBuilder();
        config.append(on ? row.keys() : "").append('\n').append(TABLES);
        config.append(on ? row.tables() : "").append('\n');
        config.append(GatewayTester.provider("missing", "openai", missing));
        providers.forEach(
                (dialect, fake) -> {
                    String kind = TestKinds.speaking(dialect).name();
                    config.append(GatewayTester.provider(dialect, kind, fake));
                    config.append(
                            "[models.\"after-%s\"]\ntargets = [\"missing/x\", \"%s/the-model\"]\n"
                                    .formatted(dialect, dialect));
                });
        return config.toString();
    }

    private void switchOn(Way way) throws IOException, InterruptedException {
        AdminSwitch change = row.admin();
        if (way == Way.FILE || change == null) {
            gateway.rewrite(config(true));
            assertThat(gateway.lines("config").toString()).contains("configuration applied");
            return;
        }
        Reply reply = admin.send("POST", change.path(), change.json());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    /// Asks what the cache is to have.
    private void remember(List<Cell> cells) throws IOException, InterruptedException {
        for (Cell cell : cells) {
            if (cell.moment() == Moment.CACHE_HIT) {
                assertThat(ask(cell).status()).isEqualTo(200);
            }
        }
    }

    /// Asks what the cell asks; at [Moment#CACHE_HIT] not for the first time.
    public Heard ask(Cell cell) throws IOException, InterruptedException {
        return ask(cell, cell.stream(), "");
    }

    /// Asks something else in the same way.
    ///
    /// @param more what makes the question another one
    public Heard ask(Cell cell, boolean stream, String more)
            throws IOException, InterruptedException {
        String text = cell.question() + more;
        Question question = new Question(cell.model(), SYSTEM, text, stream);
        asked++;
        Door.Callers callers = new Door.Callers(gateway.caller(), grpc);
        return cell.door().ask(callers, question, "x-forwarded-for", cell.client());
    }

    /// What the provider that answers was asked in this cell so far.
    public List<ReceivedRequest> requests(Cell cell) {
        return requests(providers.get(cell.dialect()), cell);
    }

    /// What the provider that never answers was asked in this cell so far.
    public List<ReceivedRequest> vainRequests(Cell cell) {
        return requests(missing, cell);
    }

    private static List<ReceivedRequest> requests(FakeProvider provider, Cell cell) {
        return provider.requests().stream()
                .filter(request -> request.text().contains(cell.question()))
                .toList();
    }

    /// Number of calls so far.
    public int asked() {
        return asked;
    }

    /// The policy's answer in one piece.
    public String answer() {
        return String.join("", row.answer());
    }

    /// The JSON of an admin page.
    public JsonNode admin(String path) {
        try {
            Reply reply = admin.send("GET", path, "");
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            return reply.json();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Checks that a call came the way of its cell, whatever became of its answer.
    public void checkWay(Cell cell, Heard heard) {
        boolean hit = cell.moment() == Moment.CACHE_HIT;
        assertThat(heard.header("x-cache")).isEqualTo(hit ? "hit" : "miss");
        assertThat(requests(cell)).hasSize(1);
        assertThat(vainRequests(cell)).hasSize(cell.moment() == Moment.AFTER_FAILOVER ? 1 : 0);
    }

    @Override
    public void close() {
        admin.close();
        grpc.close();
        gateway.close();
        providers.values().forEach(FakeProvider::close);
        missing.close();
    }
}
