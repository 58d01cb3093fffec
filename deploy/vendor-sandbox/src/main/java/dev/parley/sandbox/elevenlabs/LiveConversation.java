package dev.parley.sandbox.elevenlabs;

import dev.parley.sandbox.elevenlabs.Conversation.Feedback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a conversation and its legal transitions. [Workspace] guards it and speaks for it.
final class LiveConversation {
    private final long number;
    private final String id;
    private final String agentId;
    private final Origin origin;
    private final Instant createdAt;
    private final List<Turn> turns = new ArrayList<>();
    private final Map<Integer, String> scores = new HashMap<>();
    private Line line = Line.UNHEARD;
    private Status status = Status.INITIATED;
    private ClientData data = ClientData.NONE;
    private Instant lastInputAt;
    private Instant lastPingAt = Instant.MIN;
    private int events;
    private boolean greeted;
    private boolean deleted;
    private boolean forgotten;
    private @Nullable Integer pingMs;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String terminationReason;
    private @Nullable Failure failure;
    private @Nullable String overallScore;

    LiveConversation(long number, String id, String agentId, Origin origin, Instant now) {
        this.number = number;
        this.id = id;
        this.agentId = agentId;
        this.origin = origin;
        this.createdAt = now;
        this.lastInputAt = now;
    }

    void connect(Line to, Instant now) {
        line = to;
        lastInputAt = now;
    }

    void start(ClientData with, Instant now) {
        data = with;
        startedAt = now;
        lastInputAt = now;
        status = Status.IN_PROGRESS;
    }

    /// False if the agent has greeted before.
    boolean greet() {
        var isFirst = !greeted;
        greeted = true;
        return isFirst;
    }

    Turn say(Turn.Role role, String text, Instant now) {
        var turn = new Turn(role, text, secondsSoFar(now), nextEvent());
        turns.add(turn);
        return turn;
    }

    void input(Instant now) {
        lastInputAt = now;
    }

    int ping(Instant now) {
        lastPingAt = now;
        return nextEvent();
    }

    void pong(Instant now) {
        if (!lastPingAt.equals(Instant.MIN)) {
            pingMs = (int) Duration.between(lastPingAt, now).toMillis();
        }
    }

    /// A score of null takes back what was said.
    void score(int event, @Nullable String score) {
        if (score == null) {
            scores.remove(event);
        } else {
            scores.put(event, score);
        }
    }

    void scoreAll(String score) {
        overallScore = score;
    }

    void end(String reason, Instant now) {
        terminationReason = reason;
        endedAt = now;
        status = Status.PROCESSING;
    }

    void analysed() {
        status = Status.DONE;
    }

    void fail(Failure why, Instant now) {
        failure = why;
        terminationReason = why.reason();
        endedAt = now;
        status = Status.FAILED;
    }

    /// Whoever talks goes on talking.
    void delete() {
        deleted = true;
        turns.clear();
        scores.clear();
    }

    /// The sandbox begins anew.
    void forget() {
        forgotten = true;
        line.close(1001, "The sandbox was reset");
    }

    boolean isForgotten() {
        return forgotten;
    }

    boolean isDeleted() {
        return deleted;
    }

    boolean isOver() {
        return endedAt != null;
    }

    boolean hasStarted() {
        return startedAt != null;
    }

    Status status() {
        return status;
    }

    Origin origin() {
        return origin;
    }

    String id() {
        return id;
    }

    Line line() {
        return line;
    }

    ClientData data() {
        return data;
    }

    Instant lastInputAt() {
        return lastInputAt;
    }

    @Nullable
    Integer pingMs() {
        return pingMs;
    }

    Conversation snapshot(Instant now) {
        return new Conversation(number, id, agentId, origin, status, createdAt, startedAt, endedAt, now, data,
                List.copyOf(turns), feedback(), terminationReason, failure);
    }

    private Feedback feedback() {
        return new Feedback(overallScore, Collections.frequency(scores.values(), "like"),
                Collections.frequency(scores.values(), "dislike"));
    }

    private int secondsSoFar(Instant now) {
        return startedAt == null ? 0 : (int) Duration.between(startedAt, now).toSeconds();
    }

    private int nextEvent() {
        return ++events;
    }
}
