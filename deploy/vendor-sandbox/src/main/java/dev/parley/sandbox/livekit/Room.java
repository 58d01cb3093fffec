package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.platform.Timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who and what is in one room. [Rooms] guards it and speaks about it.
final class Room {
    private final RoomInfo created;
    private final LaggingCount people;
    private final Map<String, ParticipantInfo> participants = new LinkedHashMap<>();
    private final Map<String, AgentDispatch> dispatches = new LinkedHashMap<>();
    private @Nullable Timer closing;

    Room(RoomInfo created, Instant now) {
        this.created = created;
        this.people = new LaggingCount(now);
    }

    String name() {
        return created.name();
    }

    RoomInfo info(Instant now) {
        return created.withNumParticipants(people.toldAt(now));
    }

    boolean isFull() {
        return created.maxParticipants() > 0 && participants.size() >= created.maxParticipants();
    }

    boolean hasPeople() {
        return participants.values().stream().anyMatch(ParticipantInfo::isPerson);
    }

    Duration departureTimeout() {
        return Duration.ofSeconds(created.departureTimeout());
    }

    List<ParticipantInfo> participants() {
        return List.copyOf(participants.values());
    }

    Optional<ParticipantInfo> participant(String identity) {
        return Optional.ofNullable(participants.get(identity));
    }

    void add(ParticipantInfo participant, Instant now) {
        participants.put(participant.identity(), participant);
        recount(now);
    }

    void remove(ParticipantInfo participant, Instant now) {
        participants.remove(participant.identity());
        recount(now);
    }

    List<AgentDispatch> dispatches() {
        return List.copyOf(dispatches.values());
    }

    Optional<AgentDispatch> dispatch(String id) {
        return Optional.ofNullable(dispatches.get(id));
    }

    void put(AgentDispatch dispatch) {
        dispatches.put(dispatch.id(), dispatch);
    }

    void removeDispatch(String id) {
        dispatches.remove(id);
    }

    /// Replaces what was set before.
    void closeBy(Timer timer) {
        stayOpen();
        closing = timer;
    }

    void stayOpen() {
        if (closing != null) {
            closing.cancel();
            closing = null;
        }
    }

    private void recount(Instant now) {
        people.changeTo((int) participants.values().stream().filter(ParticipantInfo::isPerson).count(), now);
    }
}
