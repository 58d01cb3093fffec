package dev.parley.sandbox.delivery;

import dev.parley.sandbox.delivery.Message.Seal;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.misbehaviour.Treatment;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.HttpPost.Outcome;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends what vendors have to say, by each vendor's rules, unless it was told to misbehave.
@Singleton
public class Deliveries {
    /// A message that is to be overtaken goes out alone if nothing has overtaken it by then.
    static final Duration HELD_BACK_MAX = Duration.ofSeconds(2);

    private final Map<String, Runnable> heldBack = new HashMap<>();
    private final Misbehaviour misbehaviour;
    private final SerialQueues queues;
    private final Timers timers;
    private final HttpPost http;
    private final Traffic traffic;
    private final SandboxClock clock;

    public Deliveries(Misbehaviour misbehaviour, SerialQueues queues, Timers timers, HttpPost http, Traffic traffic,
            SandboxClock clock) {
        this.misbehaviour = misbehaviour;
        this.queues = queues;
        this.timers = timers;
        this.http = http;
        this.traffic = traffic;
        this.clock = clock;
    }

    public void send(Message message, Rules rules) {
        send(message, rules, _ -> {});
    }

    /// @param settled
    ///            hears the last outcome of each copy that was tried
    public void send(Message message, Rules rules, Consumer<Outcome> settled) {
        var treatment = misbehaviour.treatmentOf(message.vendor(), message.conversation(), message.event());
        if (treatment.isDropped()) {
            noteUntried(message, treatment, "dropped on purpose");
            return;
        }
        Runnable post = () -> {
            for (var copy = 0; copy < treatment.copies(); copy++) {
                queue(message, rules, treatment, settled);
            }
        };
        if (treatment.isLate()) {
            timers.after(treatment.delay(), () -> postInTurn(message, treatment, post));
        } else {
            postInTurn(message, treatment, post);
        }
    }

    /// Forgets what is held back; the queues are somebody else's.
    public synchronized void clear() {
        heldBack.clear();
    }

    /// What was held back leaves right behind the next message to the same address.
    private synchronized void postInTurn(Message message, Treatment treatment, Runnable post) {
        var place = message.vendor() + " " + message.url() + " " + message.conversation();
        if (treatment.isHeldBack() && !heldBack.containsKey(place)) {
            heldBack.put(place, post);
            timers.after(HELD_BACK_MAX, () -> release(place, post));
        } else {
            post.run();
            var overtaken = heldBack.remove(place);
            if (overtaken != null) {
                overtaken.run();
            }
        }
    }

    private synchronized void release(String place, Runnable post) {
        if (heldBack.remove(place, post)) {
            post.run();
        }
    }

    private void queue(Message message, Rules rules, Treatment treatment, Consumer<Outcome> settled) {
        var queuedAt = clock.instant();
        var queue = message.vendor() + " " + message.url() + " " + message.conversation()
                + (rules.isOrdered() ? "" : " " + message.event());
        if (!queues.offer(queue, () -> deliver(message, rules, treatment, queuedAt, settled))) {
            noteUntried(message, treatment, "dropped: the queue is full");
        }
    }

    private void deliver(Message message, Rules rules, Treatment treatment, Instant queuedAt,
            Consumer<Outcome> settled) throws InterruptedException {
        if (isTooOld(queuedAt, rules.ageMax())) {
            noteUntried(message, treatment, "dropped: it waited too long");
            return;
        }
        var letter = write(message, treatment);
        var attempt = 1;
        var outcome = attempt(message, rules, treatment, attempt, letter);
        for (var delay : rules.retryDelays()) {
            if (!rules.isWorthAnother().test(outcome)) {
                break;
            }
            queues.pause(delay);
            attempt++;
            letter = rules.isRewritten() ? write(message, treatment) : letter;
            outcome = attempt(message, rules, treatment, attempt, letter);
        }
        settled.accept(outcome);
    }

    private boolean isTooOld(Instant queuedAt, @Nullable Duration ageMax) {
        return ageMax != null && clock.instant().isAfter(queuedAt.plus(ageMax));
    }

    private static Letter write(Message message, Treatment treatment) {
        return message.writing().write(treatment.isForged() ? Seal.FORGED : Seal.GENUINE, treatment.skew());
    }

    private Outcome attempt(Message message, Rules rules, Treatment treatment, int attempt, Letter letter)
            throws InterruptedException {
        var outcome = http.send(message.url(), letter.headers(), letter.body(), letter.isChunked(), rules.timeout());
        note(message, treatment, attempt, outcome);
        return outcome;
    }

    private void note(Message message, Treatment treatment, int attempt, Outcome outcome) {
        traffic.sent(SentWebhook.of(clock.instant(), message.vendor(), message.conversation(), message.event(),
                message.url(), attempt, outcome, treatment.faults()));
    }

    private void noteUntried(Message message, Treatment treatment, String why) {
        traffic.sent(SentWebhook.untried(clock.instant(), message.vendor(), message.conversation(), message.event(),
                message.url(), why, treatment.faults()));
    }
}
