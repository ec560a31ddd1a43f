package aigateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureMemoryTest {
    private static final List<ReasoningBlock> BLOCKS = blocks("signature");

    @Test
    void givesBackWhatCameWithACall() {
        SignatureMemory memory = new SignatureMemory();

        memory.remember("a", "call", BLOCKS);

        assertThat(memory.recall("a", "call")).isEqualTo(BLOCKS);
        assertThat(memory.recall("a", "other")).isEmpty();
    }

    @Test
    void keepsTheFormatsApart() {
        SignatureMemory memory = new SignatureMemory();

        memory.remember("a", "call", BLOCKS);

        assertThat(memory.recall("b", "call")).isEmpty();
    }

    @Test
    void forgetsWhatWasNotAskedForTheLongest() {
        SignatureMemory memory = new SignatureMemory(4_500);
        for (int i = 0; i < 9; i++) {
            memory.remember("a", "call" + i, BLOCKS);
        }
        memory.recall("a", "call0");

        memory.remember("a", "call9", BLOCKS);
        memory.remember("a", "call10", BLOCKS);

        assertThat(memory.recall("a", "call0")).isEqualTo(BLOCKS);
        assertThat(memory.recall("a", "call1")).isEmpty();
        assertThat(memory.recall("a", "call10")).isEqualTo(BLOCKS);
    }

    @Test
    void countsACallThatIsRememberedAgainOnce() {
        SignatureMemory memory = new SignatureMemory(4_500);
        memory.remember("a", "first", BLOCKS);

        for (int i = 0; i < 100; i++) {
            memory.remember("a", "again", BLOCKS);
        }

        assertThat(memory.recall("a", "first")).isEqualTo(BLOCKS);
    }

    @Test
    void takesNothingThatWouldPushOutAllElse() {
        SignatureMemory memory = new SignatureMemory(4_500);
        memory.remember("a", "small", BLOCKS);

        memory.remember("a", "large", blocks("x".repeat(2_000)));

        assertThat(memory.recall("a", "large")).isEmpty();
        assertThat(memory.recall("a", "small")).isEqualTo(BLOCKS);
    }

    private static List<ReasoningBlock> blocks(String signature) {
        return List.of(new ReasoningBlock(new Body.Text("thought", signature), "a", null));
    }
}
