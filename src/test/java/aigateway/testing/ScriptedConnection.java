package aigateway.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// One connection of a [FakeProvider]: one thread reads, so that the caller's leaving is seen at
/// once; another plays the answers.
final class ScriptedConnection {
    private final Socket socket;
    private final int number;
    private final int answersPerConnection;
    private final Function<ReceivedRequest, Answer> script;
    private final CountDownLatch gone = new CountDownLatch(1);
    private final BlockingQueue<ReceivedRequest> read = new LinkedBlockingQueue<>();

    ScriptedConnection(
            Socket socket,
            int number,
            int answersPerConnection,
            Function<ReceivedRequest, Answer> script) {
        this.socket = socket;
        this.number = number;
        this.answersPerConnection = answersPerConnection;
        this.script = script;
    }

    void start() {
        Thread player = Thread.ofVirtual().name("fake-provider-player").start(this::play);
        Thread.ofVirtual().name("fake-provider-reader").start(() -> readAll(player));
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readAll(Thread player) {
        try {
            RequestReader reader =
                    new RequestReader(
                            new BufferedInputStream(socket.getInputStream()), number, gone);
            for (ReceivedRequest next = reader.next(); next != null; next = reader.next()) {
                read.add(next);
            }
        } catch (IOException e) {
            // The caller reset the connection, or the script cut it: both end it here.
        } finally {
            gone.countDown();
            player.interrupt();
        }
    }

    private void play() {
        try (socket) {
            Wire wire = new Wire(socket, gone);
            for (int answered = 0; answered < answersPerConnection; answered++) {
                ReceivedRequest request = read.take();
                Answer answer = script.apply(request);
                answer.play(wire, request);
                if (!answer.keepsAlive()) {
                    break;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The caller has gone, or the script ends the connection: nothing is left to say.
        }
    }
}
