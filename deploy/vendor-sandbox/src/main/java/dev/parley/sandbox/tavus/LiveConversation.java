package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Conversation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a conversation and its legal transitions; each returns the events it caused. [Conversations] guards it.
final class LiveConversation {
    private final String id;
    private final String name;
    private final CreateConversation request;
    private final Instant createdAt;
    private final List<String> present = new ArrayList<>();
    private final List<TranscriptEntry> turns = new ArrayList<>();
    private final List<CallbackEvent> events = new ArrayList<>();
    private Status status;
    private Instant updatedAt;
    private int joins;
    private @Nullable Instant startedAt;

    LiveConversation(String id, CreateConversation request, Instant now) {
        this.id = id;
        this.name = request.name().isEmpty() ? "New Conversation " + now.toEpochMilli() : request.name();
        this.request = request;
        this.createdAt = now;
        this.updatedAt = now;
        this.status = request.testMode() ? Status.ENDED : Status.ACTIVE;
    }

    /// The replica comes for the first person and stays: later joins say nothing.
    List<CallbackEvent> join(String person, Instant now) {
        requireActive();
        present.add(person);
        joins++;
        if (startedAt != null) {
            return List.of();
        }
        startedAt = now;
        if (!request.greeting().isEmpty()) {
            turns.add(turn("assistant", request.greeting(), now, now));
        }
        Map<String, Object> replica = Map.of("replica_id", request.replicaId());
        return log(now, new CallbackEvent("system.replica_joined", now, replica),
                new CallbackEvent("system.pal_joined", now, replica));
    }

    void speak(String role, String text, Instant now) {
        requireActive();
        if (startedAt == null || present.isEmpty()) {
            throw new Refused(409, "Nobody is in conversation " + id);
        }
        turns.add(turn(role, text, startedAt, now));
    }

    /// Without a name, whoever came last leaves.
    void leave(String person) {
        requireActive();
        if (present.isEmpty()) {
            throw new Refused(409, "Nobody is in conversation " + id);
        }
        if (person.isEmpty()) {
            present.removeLast();
        } else if (!present.remove(person)) {
            throw new Refused(404, "Nobody of that name is in conversation " + id);
        }
    }

    List<CallbackEvent> end(ShutdownReason reason, Instant now) {
        status = Status.ENDED;
        present.clear();
        var shutdown = new CallbackEvent("system.shutdown", now,
                Map.of("replica_id", request.replicaId(), "shutdown_reason", reason.text()));
        return joins == 0 ? log(now, shutdown) : log(now, shutdown, transcriptReady(now));
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    int joins() {
        return joins;
    }

    CreateConversation request() {
        return request;
    }

    Conversation snapshot() {
        return new Conversation(id, name, request, status, createdAt, updatedAt, joins, List.copyOf(present),
                List.copyOf(events));
    }

    private void requireActive() {
        if (!isActive()) {
            throw new Refused(409, "Conversation " + id + " has ended");
        }
    }

    private CallbackEvent transcriptReady(Instant now) {
        var transcript = new ArrayList<TranscriptEntry>();
        transcript.add(TranscriptEntry.prompt(prompt()));
        transcript.addAll(turns);
        return new CallbackEvent("application.transcription_ready", now,
                Map.of("replica_id", request.replicaId(), "transcript", List.copyOf(transcript)));
    }

    /// Tavus puts its own prompt before the caller's context, and hands back both.
    private String prompt() {
        var speaker = request.personaId().isEmpty() ? request.replicaId() : request.personaId();
        var prompt = "You are " + speaker + ", in a live video conversation.";
        return request.context().isEmpty() ? prompt : prompt + "\n\n" + request.context();
    }

    private static TranscriptEntry turn(String role, String text, Instant startedAt, Instant now) {
        return new TranscriptEntry(role, text, TavusTime.format(now),
                Duration.between(startedAt, now).toMillis() / 1000.0);
    }

    private List<CallbackEvent> log(Instant now, CallbackEvent... caused) {
        updatedAt = now;
        events.addAll(List.of(caused));
        return List.of(caused);
    }
}
