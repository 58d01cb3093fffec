package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.tavus.callbacks.CallbackEvent;
import dev.parley.sandbox.tavus.callbacks.Callbacks;
import dev.parley.sandbox.tavus.settings.NewId;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Every conversation, behind one lock, so that events leave in the order in which they happened.
@Singleton
public class Conversations implements Forgetful {
    /// What is left when minutes are divided among conversations: less than any timer can tell.
    private static final Duration NOTHING = Duration.ofMillis(1);

    private final Map<String, LiveConversation> conversations = new LinkedHashMap<>();
    /// Those of them that have not ended: to be counted with each that begins, however many have.
    private final Map<String, LiveConversation> active = new LinkedHashMap<>();
    private final TavusConfig config;
    private final Casting casting;
    private final Callbacks callbacks;
    private final Timers timers;
    private final SandboxClock clock;
    private Credits credits;
    private long rows;

    Conversations(TavusConfig config, Casting casting, Callbacks callbacks, Timers timers, SandboxClock clock) {
        this.config = config;
        this.casting = casting;
        this.callbacks = callbacks;
        this.timers = timers;
        this.clock = clock;
        this.credits = new Credits(config.creditMinutes(), config.creditRounding());
    }

    public synchronized Creation create(CreateConversation request) {
        var cast = casting.cast(request);
        if (!request.testMode() && isOutOfCredits()) {
            return new Creation.OutOfCredits();
        }
        if (!request.testMode() && active.size() >= config.concurrentMax()) {
            return new Creation.TooMany();
        }
        var id = NewId.startingWith("c");
        var conversation = new LiveConversation(id, rows++, request, cast, config, clock.instant());
        conversations.put(id, conversation);
        if (conversation.isActive()) {
            active.put(id, conversation);
            timers.after(longest(request), () -> endIf(id, _ -> true, ShutdownReason.MAX_CALL_DURATION));
            watchAbsence(id, conversation);
            watchCredits();
        }
        return new Creation.Created(conversation.snapshot());
    }

    public synchronized Optional<Conversation> find(String id) {
        return Optional.ofNullable(conversations.get(id)).map(LiveConversation::snapshot);
    }

    /// Newest first.
    public synchronized List<Conversation> all() {
        return conversations.values().stream().map(LiveConversation::snapshot).toList().reversed();
    }

    /// Ending twice is ending once.
    public synchronized void end(String id) {
        endIf(id, _ -> true, ShutdownReason.END_CONVERSATION_ENDPOINT_HIT);
    }

    /// For a reason of the vendor's own, in its words.
    public synchronized Conversation end(String id, String reason) {
        var conversation = required(id);
        conversation.requireActive();
        end(id, conversation, reason);
        return conversation.snapshot();
    }

    /// One that is active ends first.
    ///
    /// @param isHard
    ///            whether nothing is left of it, not even what it had still to tell
    public synchronized void delete(String id, boolean isHard) {
        end(id);
        required(id).delete();
        if (isHard) {
            conversations.remove(id);
        }
    }

    /// @param token
    ///            the meeting token of a private conversation, otherwise whatever
    public synchronized Conversation join(String id, String person, String token) {
        var conversation = required(id);
        publish(id, conversation, conversation.join(person, token, clock.instant()));
        watchSilence(id, conversation);
        return conversation.snapshot();
    }

    public synchronized Conversation speak(String id, String role, String text) {
        var conversation = required(id);
        conversation.speak(role, text, clock.instant());
        watchSilence(id, conversation);
        return conversation.snapshot();
    }

    public synchronized Conversation leave(String id, String person) {
        var conversation = required(id);
        conversation.leave(person);
        if (conversation.isEmpty()) {
            var joins = conversation.joins();
            timers.after(conversation.request().limits().leftTimeout(), () -> endIf(id,
                    it -> it.isEmpty() && it.joins() == joins, ShutdownReason.PARTICIPANT_LEFT_TIMEOUT));
        }
        return conversation.snapshot();
    }

    /// How long the account's conversations may still run; empty for endless.
    public synchronized Optional<Duration> creditsLeft() {
        return credits.left(this::running);
    }

    /// @param minutes
    ///            how many are left from now on; empty for endless
    public synchronized void grantCredits(OptionalInt minutes) {
        credits.grant(minutes, this::running);
        watchCredits();
    }

    @Override
    public synchronized void clear() {
        conversations.clear();
        active.clear();
        credits = new Credits(config.creditMinutes(), config.creditRounding());
        rows = 0;
    }

    private LiveConversation required(String id) {
        var conversation = conversations.get(id);
        if (conversation == null) {
            throw new Refused(404, "There is no conversation " + id);
        }
        return conversation;
    }

    private Duration longest(CreateConversation request) {
        var asked = request.limits().maxCallDuration();
        return config.callDurationMax().filter(cap -> cap.compareTo(asked) < 0).orElse(asked);
    }

    private void watchSilence(String id, LiveConversation conversation) {
        if (config.absentTimeoutCountsSilence()) {
            watchAbsence(id, conversation);
        }
    }

    private void watchAbsence(String id, LiveConversation conversation) {
        var signsOfLife = conversation.signsOfLife();
        timers.after(conversation.request().limits().absentTimeout(), () -> endIf(id,
                it -> it.signsOfLife() == signsOfLife, ShutdownReason.PARTICIPANT_ABSENT_TIMEOUT));
    }

    private void watchCredits() {
        if (!active.isEmpty()) {
            creditsLeft().ifPresent(left -> timers.after(left.dividedBy(active.size()), this::endAllIfOutOfCredits));
        }
    }

    /// Out of credits looks like a plan's cap: no error says so.
    private synchronized void endAllIfOutOfCredits() {
        if (isOutOfCredits()) {
            List.copyOf(active.keySet())
                    .forEach(id -> endIf(id, _ -> true, ShutdownReason.MAX_CALL_DURATION));
        }
    }

    private boolean isOutOfCredits() {
        return creditsLeft().filter(left -> left.compareTo(NOTHING) < 0).isPresent();
    }

    private Duration running() {
        var now = clock.instant();
        return active.values().stream().map(conversation -> conversation.runtime(now))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Timers are never cancelled: each asks again, when it fires, whether its reason still holds.
    private synchronized void endIf(String id, Predicate<LiveConversation> stillHolds, ShutdownReason reason) {
        var conversation = conversations.get(id);
        if (conversation != null && conversation.isActive() && stillHolds.test(conversation)) {
            end(id, conversation, reason.text(config.shutdownSaysReached()));
        }
    }

    private void end(String id, LiveConversation conversation, String reason) {
        var now = clock.instant();
        active.remove(id);
        credits.spend(conversation.runtime(now));
        publish(id, conversation, conversation.end(reason, now));
        conversation.lateNews(config).forEach(news -> timers.after(news.delay(), () -> tell(id, news)));
        watchCredits();
    }

    private synchronized void tell(String id, LateNews news) {
        var conversation = conversations.get(id);
        if (conversation != null) {
            publish(id, conversation, conversation.note(news, clock.instant()));
        }
    }

    private void publish(String id, LiveConversation conversation, List<CallbackEvent> events) {
        var url = conversation.request().callbackUrl();
        if (url != null) {
            events.forEach(event -> callbacks.send(id, url, event));
        }
    }
}
