package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Conversation.Status;
import dev.parley.sandbox.tavus.callbacks.CallbackEvent;
import dev.parley.sandbox.tavus.settings.Spelling;
import dev.parley.sandbox.tavus.settings.TavusConfig;
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
    private final Cast cast;
    private final Spelling spelling;
    private final Instant createdAt;
    private final @Nullable MeetingToken meetingToken;
    private final List<String> present = new ArrayList<>();
    private final Transcript transcript;
    private final List<CallbackEvent> events = new ArrayList<>();
    private Status status;
    private Instant updatedAt;
    private int joins;
    private int signsOfLife;
    private boolean isDeleted;
    private @Nullable Instant startedAt;

    /// @param row
    ///            how many came before it
    LiveConversation(String id, long row, CreateConversation request, Cast cast, TavusConfig config, Instant now) {
        this.id = id;
        this.name = request.name().isEmpty() ? "New Conversation " + now.toEpochMilli() : request.name();
        this.request = request;
        this.cast = cast;
        this.spelling = config.naming().of(row);
        this.transcript = new Transcript(cast.prompt(), config.transcriptTimestamps().isUnix(row));
        this.createdAt = now;
        this.updatedAt = now;
        this.status = request.testMode() ? Status.ENDED : Status.ACTIVE;
        this.meetingToken = request.requireAuth()
                ? MeetingToken.issue(id, now, request.limits().absentTimeout())
                : null;
    }

    /// The replica comes for the first person and stays: later joins say nothing.
    List<CallbackEvent> join(String person, String token, Instant now) {
        requireActive();
        if (meetingToken != null) {
            meetingToken.check(token, now);
        }
        if (present.size() + 1 >= request.participantsMax()) {
            throw new Refused(409, "Conversation " + id + " is full");
        }
        present.add(person);
        joins++;
        signsOfLife++;
        if (startedAt != null) {
            return List.of();
        }
        startedAt = now;
        if (!request.greeting().isEmpty()) {
            transcript.add("assistant", request.greeting(), now, now);
        }
        var replica = replicaAnd(Map.of());
        return log(now, new CallbackEvent("system.replica_joined", now, replica),
                new CallbackEvent("system.pal_joined", now, replica));
    }

    void speak(String role, String text, Instant now) {
        requireActive();
        if (startedAt == null || present.isEmpty()) {
            throw new Refused(409, "Nobody is in conversation " + id);
        }
        signsOfLife++;
        transcript.add(role, text, startedAt, now);
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

    List<CallbackEvent> end(String reason, Instant now) {
        status = Status.ENDED;
        present.clear();
        var shutdown = new CallbackEvent("system.shutdown", now, replicaAnd(Map.of("shutdown_reason", reason)));
        return startedAt == null
                ? log(now, shutdown)
                : log(now, shutdown, new CallbackEvent("application.transcription_ready", now,
                        replicaAnd(Map.of("transcript", transcript.entries()))));
    }

    /// What is still to be told, once it has ended. Where nobody ever came there is nothing to tell.
    List<LateNews> lateNews(TavusConfig config) {
        return startedAt == null ? List.of() : LateNews.of(snapshot(), startedAt, config);
    }

    List<CallbackEvent> note(LateNews news, Instant now) {
        return log(now, new CallbackEvent(news.type(), now, news.properties()));
    }

    void delete() {
        isDeleted = true;
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

    /// Changes whenever somebody joins or speaks.
    int signsOfLife() {
        return signsOfLife;
    }

    Duration runtime(Instant now) {
        return Duration.between(createdAt, now);
    }

    CreateConversation request() {
        return request;
    }

    Conversation snapshot() {
        return new Conversation(id, name, request, cast, spelling, status, createdAt, updatedAt, joins,
                List.copyOf(present), List.copyOf(events), isDeleted, meetingToken);
    }

    void requireActive() {
        if (!isActive()) {
            throw new Refused(409, "Conversation " + id + " has ended");
        }
    }

    private Map<String, Object> replicaAnd(Map<String, Object> more) {
        var properties = spelling.of(Map.<String, Object>of("replica_id", cast.replicaId()));
        properties.putAll(more);
        return properties;
    }

    private List<CallbackEvent> log(Instant now, CallbackEvent... caused) {
        updatedAt = now;
        events.addAll(List.of(caused));
        return List.of(caused);
    }
}
