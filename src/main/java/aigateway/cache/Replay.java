package aigateway.cache;

import aigateway.call.Call;
import aigateway.dialect.Recording;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;

/// Gives a kept answer, as fast as the caller reads. On the call's loop.
final class Replay implements Call.Flow {
    private final Recording recording;
    private final Sink reply;
    private final ChatEvent.Decoder decoder;
    private int next;
    private boolean running;
    private boolean paused;
    private boolean over;

    Replay(Recording recording, Sink reply) {
        this.recording = recording;
        this.reply = reply;
        this.decoder = recording.decoder();
    }

    void run() {
        if (running) {
            return;
        }
        running = true;
        while (!over && !paused && next < recording.pieces()) {
            reply.on(recording.piece(next++, decoder));
        }
        running = false;
        if (!over && next == recording.pieces()) {
            over = true;
            reply.end();
        }
    }

    @Override
    public void cancel(Failure reason) {
        if (!over) {
            over = true;
            reply.fail(reason);
        }
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        run();
    }
}
