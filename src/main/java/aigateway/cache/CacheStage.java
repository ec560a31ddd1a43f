package aigateway.cache;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Served;
import aigateway.call.Stage;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.Recording;
import aigateway.json.JsonKey;
import aigateway.logs.Log;
import aigateway.logs.LogLine;
import aigateway.model.Sink;

/// Answers a call with what an identical one got: before, or at the same time.
public final class CacheStage implements Stage {
    private static final long SECOND = 1_000_000_000;
    private static final JsonKey REQUEST_ID = new JsonKey("requestId");
    private static final JsonKey AGE = new JsonKey("ageSeconds");
    private static final JsonKey SHARED = new JsonKey("shared");

    private final CacheSettings settings;
    private final AnswerCache answers;
    private final CallerDialect dialect;
    private final Log log;

    /// A stage over the answers that are there.
    public CacheStage(CacheSettings settings, AnswerCache answers, CallerDialect dialect, Log log) {
        this.settings = settings;
        this.answers = answers;
        this.dialect = dialect;
        this.log = log;
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        if (!settings.on()) {
            next.handle(call, reply);
            return;
        }
        CacheControl control = CacheControl.read(call.header("cache-control"));
        if (control.noStore()) {
            next.handle(call, reply);
            return;
        }
        long seconds =
                control.maxAgeSeconds() < 0 ? settings.ttlSeconds() : control.maxAgeSeconds();
        AnswerKey key = KeyMaker.of(call);
        if (control.noCache()) {
            flight(call, reply, key, false, seconds * SECOND).start(next);
        } else {
            look(call, reply, next, key, seconds * SECOND);
        }
    }

    private void look(Call call, Sink reply, Next next, AnswerKey key, long maxAgeNanos) {
        call.cache(CacheStatus.MISS);
        boolean strict = call.strict();
        Answer answer = answers.find(key, maxAgeNanos, strict);
        if (answer != null && hit(call, reply, answer)) {
            return;
        }
        Flight open = answers.flights().find(key, strict);
        if (open == null) {
            Flight mine = flight(call, reply, key, true, maxAgeNanos);
            open = answers.flights().open(key, strict, mine);
            if (open == null) {
                lead(call, reply, next, new Led(mine, key, maxAgeNanos, strict));
                return;
            }
        }
        join(call, reply, open, () -> handle(call, reply, next));
    }

    private record Led(Flight flight, AnswerKey key, long maxAgeNanos, boolean strict) {}

    private void lead(Call call, Sink reply, Next next, Led led) {
        // a flight may have landed since the cache was asked
        Answer answer = answers.find(led.key, led.maxAgeNanos, led.strict);
        Recording recording = answer == null ? null : answer.recording();
        if (answer == null || recording == null) {
            answers.missed();
            led.flight.start(next);
        } else {
            led.flight.ground();
            answers.flights().close(led.key, led.strict, led.flight);
            hit(call, reply, answer, recording);
        }
    }

    private Flight flight(Call call, Sink reply, AnswerKey key, boolean listed, long ttlNanos) {
        Landing landing = new Landing(answers, key, call.strict(), listed, ttlNanos);
        return new Flight(answers, dialect, landing, call, reply);
    }

    /// False if the answer was put out in the meantime.
    private boolean hit(Call call, Sink reply, Answer answer) {
        Recording recording = answer.recording();
        if (recording != null) {
            hit(call, reply, answer, recording);
        }
        return recording != null;
    }

    private void hit(Call call, Sink reply, Answer answer, Recording recording) {
        long age = answer.ageNanos(answers.nowNanos()) / SECOND;
        call.committed();
        call.vetting(answer.vetting());
        call.served(Served.before(call.plan().primary(), answer.facts().losses()));
        hit(call, age, false);
        Replay replay = new Replay(recording, reply);
        call.flow(replay);
        replay.run();
    }

    private void join(Call call, Sink reply, Flight flight, Runnable again) {
        Participant.Following following =
                new Participant.Following(dialect.decoder(), () -> hit(call, 0, true));
        Participant one = new Participant(flight, call, reply, following, null);
        flight.execute(() -> flight.join(one, again));
        one.connect();
    }

    private void hit(Call call, long ageSeconds, boolean shared) {
        answers.hit();
        call.cache(CacheStatus.HIT);
        call.field("age", Long.toString(ageSeconds));
        LogLine line = log.info("cache", "cache hit");
        line.with(REQUEST_ID, call.id()).with(AGE, ageSeconds).with(SHARED, shared).write();
    }
}
