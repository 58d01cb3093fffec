package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import jakarta.inject.Singleton;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Every conversation, behind one lock, so that events leave in the order in which they happened.
@Singleton
public class Conversations {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, LiveConversation> conversations = new LinkedHashMap<>();
    private final TavusConfig config;
    private final Callbacks callbacks;
    private final Timers timers;
    private final SandboxClock clock;

    Conversations(TavusConfig config, Callbacks callbacks, Timers timers, SandboxClock clock) {
        this.config = config;
        this.callbacks = callbacks;
        this.timers = timers;
        this.clock = clock;
    }

    /// Empty if the account has as many conversations as it may.
    public synchronized Optional<Conversation> create(CreateConversation request) {
        var active = conversations.values().stream().filter(LiveConversation::isActive).count();
        if (!request.testMode() && active >= config.concurrentMax()) {
            return Optional.empty();
        }
        var id = newId();
        var conversation = new LiveConversation(id, request, clock.instant());
        conversations.put(id, conversation);
        if (conversation.isActive()) {
            timers.after(request.maxCallDuration(), () -> endIf(id, _ -> true, ShutdownReason.TIME_IS_UP));
            timers.after(request.absentTimeout(), () -> endIf(id, it -> it.joins() == 0, ShutdownReason.NOBODY_CAME));
        }
        return Optional.of(conversation.snapshot());
    }

    public synchronized Optional<Conversation> find(String id) {
        return Optional.ofNullable(conversations.get(id)).map(LiveConversation::snapshot);
    }

    /// Newest first.
    public synchronized List<Conversation> all() {
        return conversations.values().stream().map(LiveConversation::snapshot).toList().reversed();
    }

    /// False if there is no such conversation. Ending twice is ending once.
    public synchronized boolean end(String id) {
        endIf(id, _ -> true, ShutdownReason.ASKED_TO);
        return conversations.containsKey(id);
    }

    /// False if there is no such conversation. One that is active ends first.
    public synchronized boolean delete(String id) {
        end(id);
        return conversations.remove(id) != null;
    }

    public synchronized Conversation join(String id, String person) {
        var conversation = required(id);
        publish(id, conversation, conversation.join(person, clock.instant()));
        return conversation.snapshot();
    }

    public synchronized Conversation speak(String id, String role, String text) {
        var conversation = required(id);
        conversation.speak(role, text, clock.instant());
        return conversation.snapshot();
    }

    public synchronized Conversation leave(String id, String person) {
        var conversation = required(id);
        conversation.leave(person);
        if (conversation.isEmpty()) {
            var joins = conversation.joins();
            timers.after(conversation.request().leftTimeout(), () -> endIf(id,
                    it -> it.isEmpty() && it.joins() == joins, ShutdownReason.EVERYBODY_LEFT));
        }
        return conversation.snapshot();
    }

    public synchronized void clear() {
        conversations.clear();
    }

    private LiveConversation required(String id) {
        var conversation = conversations.get(id);
        if (conversation == null) {
            throw new Refused(404, "There is no conversation " + id);
        }
        return conversation;
    }

    /// Timers are never cancelled: each asks again, when it fires, whether its reason still holds.
    private synchronized void endIf(String id, Predicate<LiveConversation> stillHolds, ShutdownReason reason) {
        var conversation = conversations.get(id);
        if (conversation != null && conversation.isActive() && stillHolds.test(conversation)) {
            publish(id, conversation, conversation.end(reason, clock.instant()));
        }
    }

    private void publish(String id, LiveConversation conversation, List<CallbackEvent> events) {
        var url = conversation.request().callbackUrl();
        if (url != null) {
            events.forEach(event -> callbacks.send(id, url, event));
        }
    }

    private static String newId() {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return "c" + HexFormat.of().formatHex(bytes);
    }
}
