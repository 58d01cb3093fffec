package dev.parley.sandbox.elevenlabs;

import dev.parley.sandbox.elevenlabs.Admission.Admitted;
import dev.parley.sandbox.elevenlabs.Admission.Denied;
import dev.parley.sandbox.elevenlabs.Turn.Role;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.elevenlabs.webhooks.Webhooks;
import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every conversation, behind one lock, so that a socket hears things in the order in which they happened. Nothing in
/// here waits: sockets call it on their event loop.
@Singleton
public class Workspace implements Forgetful {
    private final Map<String, LiveConversation> conversations = new LinkedHashMap<>();
    private final Tickets tickets;
    private final PostCall postCall;
    private final Course course;
    private final ElevenLabsConfig config;
    private final SandboxClock clock;
    private long numbers;

    public Workspace(ElevenLabsConfig config, Webhooks webhooks, Timers timers, SandboxClock clock) {
        this.tickets = new Tickets(config.signedUrlValid());
        this.postCall = new PostCall(config, webhooks);
        this.course = new Course(config, postCall, timers, clock, this);
        this.config = config;
        this.clock = clock;
    }

    public boolean knows(String agent) {
        return config.agents().map(agents -> agents.contains(agent)).orElse(true);
    }

    /// A ticket that names its conversation is good once, others until they expire.
    public synchronized Ticket sign(String agent, boolean namesConversation) {
        return tickets.issue(agent, namesConversation ? prepare(agent, Origin.SIGNED_URL).id() : null, clock.instant());
    }

    /// For WebRTC. Empty if as many conversations are in progress as may be.
    public synchronized Optional<Conversation> prepareForToken(String agent) {
        return isFull() ? Optional.empty() : Optional.of(snapshot(prepare(agent, Origin.TOKEN)));
    }

    /// A telephone call that nobody has answered yet.
    public synchronized Conversation ring(String agent, Origin origin) {
        return snapshot(prepare(agent, origin));
    }

    public synchronized Optional<Conversation> find(String id) {
        return findLive(id).map(this::snapshot);
    }

    /// Oldest first.
    public synchronized List<Conversation> all() {
        return conversations.values().stream().filter(it -> !it.isDeleted()).map(this::snapshot).toList();
    }

    /// False if there is no such conversation. Its data are gone; one in progress goes on, unless the settings say
    /// otherwise, and is told to nobody.
    public synchronized boolean delete(String id) {
        var known = findLive(id);
        known.ifPresent(LiveConversation::delete);
        known.filter(it -> config.deleteHangsUp() && it.status() == Status.IN_PROGRESS)
                .ifPresent(it -> course.end(it, "The conversation was deleted"));
        return known.isPresent();
    }

    /// False if there is no such conversation.
    public synchronized boolean score(String id, String score) {
        var known = findLive(id);
        known.ifPresent(conversation -> conversation.scoreAll(score));
        return known.isPresent();
    }

    /// @param signature
    ///            empty for none
    public synchronized Admission admit(String agent, String signature, Line line) {
        if (signature.isEmpty()) {
            return config.publicAgents().orElse(List.of()).contains(agent) && knows(agent)
                    ? connect(prepare(agent, Origin.PUBLIC), line)
                    : new Denied(Failure.CONTRACT, "Authorization is required to talk to this agent");
        }
        return tickets.redeem(signature, agent, clock.instant())
                .map(this::conversationOf)
                .filter(it -> it.status() == Status.INITIATED)
                .map(it -> connect(it, line))
                .orElse(new Denied(Failure.CONTRACT, "The signed URL is invalid, expired or used"));
    }

    /// Does nothing for a conversation that has begun already.
    public synchronized void begin(String id, ClientData data) {
        var conversation = conversations.get(id);
        if (conversation != null && conversation.status() == Status.INITIATED) {
            course.start(conversation, data, !isFull());
        }
    }

    /// The agent answers.
    public synchronized void write(String id, String text) {
        ifInProgress(id, conversation -> course.write(conversation, text));
    }

    /// Something that wants no answer, but shows that somebody is there.
    public synchronized void input(String id) {
        ifInProgress(id, conversation -> conversation.input(clock.instant()));
    }

    public synchronized void pong(String id) {
        ifInProgress(id, conversation -> conversation.pong(clock.instant()));
    }

    /// @param score
    ///            null to take it back
    public synchronized void scoreAnswer(String id, int event, @Nullable String score) {
        ifInProgress(id, conversation -> conversation.score(event, score));
    }

    /// The client closed its socket.
    public synchronized void hungUp(String id, int code) {
        var conversation = conversations.get(id);
        if (conversation == null || conversation.isOver()) {
            return;
        }
        if (conversation.hasStarted()) {
            course.end(conversation, "Client disconnected: " + code);
        } else {
            course.fail(conversation, Failure.NEVER_BEGUN);
        }
    }

    /// Does nothing to a conversation that is over.
    public synchronized void fail(String id, Failure failure) {
        var conversation = conversations.get(id);
        if (conversation != null && !conversation.isOver()) {
            course.fail(conversation, failure);
        }
    }

    /// By telephone or WebRTC, somebody is there.
    public synchronized Conversation join(String id, ClientData data) {
        var conversation = required(id);
        if (conversation.origin().isSocket()) {
            throw new Refused(409, "Conversation " + id + " is joined by its signed URL");
        }
        if (conversation.status() != Status.INITIATED) {
            throw new Refused(409, "Conversation " + id + " has begun already");
        }
        course.start(conversation, data, !isFull());
        return snapshot(conversation);
    }

    public synchronized Conversation speak(String id, Role role, String text) {
        var conversation = requiredInProgress(id);
        course.speak(conversation, role, text);
        return snapshot(conversation);
    }

    public synchronized Conversation end(String id, String reason) {
        var conversation = requiredInProgress(id);
        course.end(conversation, reason);
        return snapshot(conversation);
    }

    public synchronized Conversation exceedQuota(String id) {
        var conversation = requiredInProgress(id);
        course.fail(conversation, Failure.QUOTA);
        return snapshot(conversation);
    }

    /// A telephone call that nobody took is told, in the words of the telephone.
    public synchronized Conversation breakDown(String id, String reason) {
        var conversation = required(id);
        if (conversation.isOver()) {
            throw new Refused(409, "Conversation " + id + " is over");
        }
        var wasRinging = !conversation.hasStarted() && conversation.origin().isTelephone();
        if (wasRinging && !PostCall.FAILURE_REASONS.contains(reason)) {
            throw new Refused(400, "Invalid reason: it must be one of " + String.join(", ", PostCall.FAILURE_REASONS));
        }
        course.fail(conversation, new Failure(Failure.INTERNAL, "unknown", reason));
        if (wasRinging) {
            postCall.tellNobodyAnswered(snapshot(conversation), reason);
        }
        return snapshot(conversation);
    }

    /// Nobody is told, but sockets are closed.
    @Override
    public synchronized void clear() {
        var open = List.copyOf(conversations.values());
        conversations.clear();
        tickets.clear();
        numbers = 0;
        open.forEach(LiveConversation::forget);
    }

    private LiveConversation prepare(String agent, Origin origin) {
        conversations.values().removeIf(it -> it.isDeleted() && it.isOver());
        var conversation = new LiveConversation(numbers++, Ids.of(Ids.CONVERSATION), agent, origin, clock.instant());
        conversations.put(conversation.id(), conversation);
        return conversation;
    }

    /// Null if it was deleted since.
    private @Nullable LiveConversation conversationOf(Ticket ticket) {
        return ticket.conversation() == null
                ? prepare(ticket.agent(), Origin.SIGNED_URL)
                : findLive(ticket.conversation()).orElse(null);
    }

    private Admission connect(LiveConversation conversation, Line line) {
        course.connect(conversation, line);
        return new Admitted(conversation.id());
    }

    private void ifInProgress(String id, Consumer<LiveConversation> then) {
        var conversation = conversations.get(id);
        if (conversation != null && conversation.status() == Status.IN_PROGRESS) {
            then.accept(conversation);
        }
    }

    private Optional<LiveConversation> findLive(String id) {
        return Optional.ofNullable(conversations.get(id)).filter(it -> !it.isDeleted());
    }

    /// Deleting a conversation does not hang up: whoever is in it can still leave.
    private LiveConversation required(String id) {
        return Optional.ofNullable(conversations.get(id)).filter(it -> !it.isDeleted() || !it.isOver())
                .orElseThrow(() -> new Refused(404, "There is no conversation " + id));
    }

    private LiveConversation requiredInProgress(String id) {
        var conversation = required(id);
        if (conversation.status() != Status.IN_PROGRESS) {
            throw new Refused(409, "Conversation " + id + " is not in progress");
        }
        return conversation;
    }

    private boolean isFull() {
        return conversations.values().stream().filter(it -> it.status() == Status.IN_PROGRESS).count() >= config
                .concurrentMax();
    }

    private Conversation snapshot(LiveConversation conversation) {
        return conversation.snapshot(clock.instant());
    }
}
