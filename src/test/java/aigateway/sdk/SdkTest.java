package aigateway.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SdkTest {
    private final Clients clients = new Clients();

    @TempDir Path folder;

    @AfterEach
    void stop() {
        clients.close();
    }

    @Test
    void runsTheMissionsExample() throws Exception {
        Clients.needs(Clients.PYTHON);
        String example = Files.readString(Path.of("examples/python-openai/client.py"));
        Path copy = folder.resolve("client.py");
        Files.writeString(copy, example.replace(":8080/", ":" + clients.gateway().port() + "/"));
        Process process = clients.start("openai", Clients.PYTHON.toString(), copy.toString());
        assertThat(Clients.printed(process)).containsExactly("Feed them.");
        assertThat(clients.fake("openai").request().text()).contains("Solve world hunger");
    }

    @TestFactory
    Stream<DynamicContainer> openAiForPython() {
        return clients.python("scenarios.py", "openai", 1);
    }

    @TestFactory
    Stream<DynamicContainer> openAiForNode() {
        return clients.node("scenarios.mjs", "openai", 1);
    }

    @TestFactory
    Stream<DynamicContainer> langChain() {
        return clients.python("langchain_scenarios.py", "langchain_openai", 1);
    }

    @TestFactory
    Stream<DynamicContainer> vercelAiSdk() {
        return clients.node("vercel.mjs", "ai", 1);
    }
}
