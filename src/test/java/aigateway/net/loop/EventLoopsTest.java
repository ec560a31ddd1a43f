package aigateway.net.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.net.BufferBudget;
import aigateway.net.ListenerSettings;
import aigateway.net.client.Clients;
import aigateway.net.server.HttpListener;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.Recorded;
import aigateway.net.testing.Watchdog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLoopsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void workWithEitherKindOfSockets(boolean epoll) throws Exception {
        try (EventLoops loops = new EventLoops(1, epoll, Clients.standard());
                HttpListener listener =
                        HttpListener.bind(
                                ListenerSettings.of("127.0.0.1", 0, null),
                                new Echo(),
                                loops,
                                new BufferBudget(1 << 20))) {
            NettyLoop loop = loops.all().getFirst();
            for (int i = 0; i < 3; i++) {
                Recorded recorded = new Recorded();
                loop.execute(
                        () -> loop.client().send(Harness.post(listener.port(), "hello"), recorded));
                assertThat(recorded.isWhole()).isTrue();
                assertThat(recorded.body()).endsWith("hello");
            }
        }
    }

    @Test
    void runTasksAndTimersOnTheirThreadAndSurviveTheirFailure() {
        try (EventLoops loops = new EventLoops(2, Clients.standard())) {
            NettyLoop loop = loops.all().getLast();
            assertThat(loop.inLoop()).isFalse();
            CompletableFuture<Boolean> inLoop = new CompletableFuture<>();
            loop.execute(
                    () -> {
                        throw new IllegalStateException("a bug, on purpose");
                    });
            loop.execute(
                    () ->
                            loop.deadline(
                                            () -> {
                                                throw new IllegalStateException("another");
                                            })
                                    .set(1));
            loop.execute(() -> loop.deadline(() -> inLoop.complete(loop.inLoop())).set(150));
            assertThat(inLoop.join()).isTrue();
        }
    }

    @Test
    void flushWhatATaskHasMarkedOnce() {
        try (EventLoops loops = new EventLoops(1, Clients.standard())) {
            NettyLoop loop = loops.all().getFirst();
            CountDownLatch flushed = new CountDownLatch(3);
            CompletableFuture<Long> left = new CompletableFuture<>();
            loop.execute(
                    () ->
                            loop.markDirty(
                                    () -> {
                                        flushed.countDown();
                                        loop.markDirty(flushed::countDown);
                                    }));
            loop.execute(() -> left.complete(flushed.getCount()));
            assertThat(left.join()).isEqualTo(1);
        }
    }

    @Test
    void areWatchedForBlocking() throws Exception {
        try (EventLoops loops = new EventLoops(1, Clients.standard())) {
            Watchdog watchdog = new Watchdog(loops);
            CountDownLatch release = new CountDownLatch(1);
            loops.all().getFirst().execute(() -> block(release));
            while (watchdog.found().isEmpty()) {
                Thread.sleep(20);
            }
            release.countDown();
            assertThatThrownBy(watchdog::close)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("EventLoopsTest.block");
        }
    }

    private static void block(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
