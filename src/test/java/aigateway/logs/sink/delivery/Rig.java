package aigateway.logs.sink.delivery;

import aigateway.logs.Log;
import aigateway.logs.sink.delivery.SinkAnswer.Answered;
import aigateway.logs.sink.format.SinkRequest;
import aigateway.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// A sink's engine without its thread, in front of a scripted sink, by a clock that moves only when
/// it is told to. For one thread.
final class Rig implements SinkWire {
    static final SinkAnswer OK = status(200);

    /// Requests so far, with the clock's moment of each.
    final List<SinkRequest> requests = new ArrayList<>();

    final List<Long> moments = new ArrayList<>();

    /// How often each line was taken, by its id.
    final Map<String, Integer> taken = new HashMap<>();

    /// What the gateway said of it.
    final List<String> said = new ArrayList<>();

    final Totals totals = new Totals();
    final EventQueue queue;
    final Delivery delivery;
    Function<SinkRequest, SinkAnswer> script = _ -> OK;
    long now = 5_000;
    long mostBytes;
    private int made;

    Rig(LineFormat format, long queueBytes) {
        queue = new EventQueue(queueBytes, totals.lost, format.maxEvents());
        Events events = new Events("run-", () -> Instant.ofEpochMilli(now));
        Outbox outbox = new Outbox(queue, events, totals);
        Log aside = new Log(line -> said.add(line.utf8()));
        Notes notes = new Notes("toy", aside, totals, () -> Instant.ofEpochMilli(now));
        Backoff backoff = new Backoff(new Random(7));
        delivery =
                new Delivery(
                        new SinkTarget(format, this),
                        outbox,
                        queue,
                        totals,
                        notes,
                        backoff,
                        () -> now);
    }

    static Rig of(int maxEvents) {
        return new Rig(new LineFormat(maxEvents, 1 << 20, false), 16 << 20);
    }

    static SinkAnswer status(int status) {
        return new Answered(status, "", Bytes.EMPTY);
    }

    static SinkAnswer partly(int again, int lost) {
        return new Answered(207, "", Bytes.utf8(again + " " + lost));
    }

    @Override
    public SinkAnswer send(SinkRequest request, long mostMillis) {
        requests.add(request);
        moments.add(now);
        SinkAnswer answer = script.apply(request);
        if (answer == OK && request.path().equals("/in")) {
            ids(request).forEach(id -> taken.merge(id, 1, Integer::sum));
        }
        return answer;
    }

    /// Puts in so many lines; true if they woke the thread.
    boolean lines(int count) {
        boolean woken = false;
        for (int i = 0; i < count; i++) {
            woken |= line("{\"n\":" + made + "}\n");
        }
        return woken;
    }

    boolean line(String text) {
        made++;
        boolean woken = queue.offer(Bytes.utf8(text));
        mostBytes = Math.max(mostBytes, queue.bytes());
        return woken;
    }

    /// Lets the engine work, and the clock run, for so long.
    void run(long millis) {
        long until = now + millis;
        while (now <= until) {
            long wait = delivery.step();
            if (wait == Delivery.ENDED) {
                return;
            }
            now += Math.min(wait, until + 1 - now);
        }
        now = until;
    }

    /// Lets the engine do all that it can do at this moment; what it wants to wait then.
    long settle() {
        long wait = 0;
        while (wait == 0) {
            wait = delivery.step();
        }
        return wait;
    }

    /// True if every line that was put in is sent, lost, or here.
    boolean isExact() {
        return totals.sent() + totals.lost() + queue.events() == made;
    }

    List<String> bodies() {
        return requests.stream().map(request -> request.body().utf8()).toList();
    }

    /// Events in each request.
    List<Integer> sizes() {
        return requests.stream().map(request -> ids(request).size()).toList();
    }

    /// True if line 37 is in it.
    boolean bad(SinkRequest request) {
        return request.body().utf8().contains("\"n\":37}");
    }

    static List<String> ids(SinkRequest request) {
        String body = request.body().utf8();
        return body.isEmpty()
                ? List.of()
                : body.lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }
}
