package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Recording;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pages of kept answers.
class VaultTest {
    private static final int MEBIBYTE = 1 << 20;

    private static final Answer.Facts FACTS = new Answer.Facts("p", "m", new Losses(), 0, 0, 0);

    private static Bytes data(int length, int seed) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) seed);
        return Bytes.of(bytes);
    }

    @Test
    void givesBackWhatWasPutIn() {
        Vault vault = new Vault(8 * MEBIBYTE);
        Random random = new Random(1);
        List<byte[]> in = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(9_000)];
            random.nextBytes(bytes);
            in.add(bytes);
            at.add(vault.put(Bytes.of(bytes)));
        }
        for (int i = 0; i < in.size(); i++) {
            assertThat(vault.copy(at.get(i), in.get(i).length)).isEqualTo(in.get(i));
        }
    }

    @Test
    void usesPagesAgainAndNeverGrowsOverItsLimit() {
        Vault vault = new Vault(2 * MEBIBYTE);
        int all = 2 * MEBIBYTE / Vault.PAGE_BYTES;
        for (int round = 0; round < 5; round++) {
            List<Integer> taken = new ArrayList<>();
            for (int i = 0; i < all / 4; i++) {
                taken.add(vault.put(data(4 * Vault.PAGE_BYTES, i)));
            }
            assertThat(taken).doesNotContain(0).doesNotHaveDuplicates();
            assertThat(vault.put(data(1, 1))).as("no page is left").isZero();
            taken.forEach(first -> vault.release(first, 4 * Vault.PAGE_BYTES));
            assertThat(vault.bytes()).isEqualTo(2 * MEBIBYTE);
        }
    }

    @Test
    void takesNothingWhereTooFewPagesAreLeft() {
        Vault vault = new Vault(MEBIBYTE);
        int first = vault.put(data(MEBIBYTE - 2 * Vault.PAGE_BYTES, 1));
        assertThat(vault.put(data(3 * Vault.PAGE_BYTES, 2))).isZero();
        assertThat(vault.put(data(2 * Vault.PAGE_BYTES, 3))).isNotZero();
        vault.release(first, MEBIBYTE - 2 * Vault.PAGE_BYTES);
        assertThat(vault.put(data(3 * Vault.PAGE_BYTES, 2))).isNotZero();
    }

    /// Threads put in, read and put out at once; nobody ever reads what is not its own.
    @Test
    void mixesNothingUpWhateverHappensAtOnce() throws InterruptedException {
        Vault vault = new Vault(MEBIBYTE);
        List<AtomicReference<@Nullable Answer>> shelf = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            shelf.add(new AtomicReference<>());
        }
        AtomicBoolean mixed = new AtomicBoolean();
        AtomicInteger read = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4);
        for (int t = 0; t < 4; t++) {
            int seed = t;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                Random random = new Random(seed);
                                for (int i = 0; i < 60_000; i++) {
                                    step(vault, shelf, random, mixed, read);
                                }
                                done.countDown();
                            });
        }
        done.await();
        assertThat(mixed).isFalse();
        assertThat(read.get()).isGreaterThan(1_000);
        shelf.forEach(
                place -> {
                    Answer last = place.getAndSet(null);
                    if (last != null) {
                        last.release();
                    }
                });
        int pages = MEBIBYTE / Vault.PAGE_BYTES;
        assertThat(vault.put(data(pages * Vault.PAGE_BYTES, 1)))
                .as("every page is free again")
                .isNotZero();
    }

    private static void step(
            Vault vault,
            List<AtomicReference<@Nullable Answer>> shelf,
            Random random,
            AtomicBoolean mixed,
            AtomicInteger read) {
        int number = random.nextInt(shelf.size());
        AtomicReference<@Nullable Answer> place = shelf.get(number);
        Answer there = place.get();
        if (there != null && random.nextInt(3) > 0) {
            Same found = (Same) there.recording();
            if (found != null) {
                read.incrementAndGet();
                for (byte b : found.all) {
                    if (b != found.all[0] || b % 64 != number) {
                        mixed.set(true);
                    }
                }
            }
            return;
        }
        int length = 1 + random.nextInt(20 * Vault.PAGE_BYTES);
        Answer made = Answer.of(new Same(data(length, number).array()), FACTS, vault);
        Answer before = place.getAndSet(made);
        if (before != null) {
            before.release();
            before.release();
        }
    }

    /// A recording that only holds its bytes.
    private record Same(byte[] all) implements Recording {
        @Override
        public Bytes packed() {
            return Bytes.of(all);
        }

        @Override
        public int pieces() {
            return 0;
        }

        @Override
        public ChatEvent piece(int number, ChatEvent.Decoder decoder) {
            throw new IllegalStateException();
        }

        @Override
        public ChatEvent.Decoder decoder() {
            throw new IllegalStateException();
        }

        @Override
        public Opener opener() {
            return Same::new;
        }

        @Override
        public long bytes() {
            return all.length;
        }

        @Override
        public Bytes answer() {
            return Bytes.EMPTY;
        }
    }
}
