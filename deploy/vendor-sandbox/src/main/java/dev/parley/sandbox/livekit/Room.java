package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.LaggingCount.Headcount;
import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.AgentDispatch.Job;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.platform.Timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who and what is in one room. [Node] guards it and speaks about it.
final class Room {
    private final LaggingCount count;
    private final Map<String, ParticipantInfo> participants = new LinkedHashMap<>();
    private final Set<String> dead = new HashSet<>();
    private final Map<String, AgentDispatch> dispatches = new LinkedHashMap<>();
    private RoomInfo about;
    private @Nullable Timer closing;

    Room(RoomInfo created, Instant now) {
        this.about = created;
        this.count = new LaggingCount(now);
    }

    String name() {
        return about.name();
    }

    RoomInfo info(Instant now) {
        var told = count.toldAt(now);
        return about.counting(told.people(), told.publishers());
    }

    RoomSnapshot snapshot(Instant now) {
        return new RoomSnapshot(info(now), participants(), dispatches());
    }

    void describe(String metadata) {
        about = about.withMetadata(metadata);
    }

    boolean isFull() {
        return about.maxParticipants() > 0 && participants.size() >= about.maxParticipants();
    }

    /// The dead are people until they are missed.
    boolean hasPeople() {
        return participants.values().stream().anyMatch(ParticipantInfo::isPerson);
    }

    Duration emptyTimeout() {
        return Duration.ofSeconds(about.emptyTimeout());
    }

    Duration departureTimeout() {
        return Duration.ofSeconds(about.departureTimeout());
    }

    List<ParticipantInfo> participants() {
        return List.copyOf(participants.values());
    }

    Optional<ParticipantInfo> participant(String identity) {
        return Optional.ofNullable(participants.get(identity));
    }

    /// A newcomer, or what somebody has become.
    void put(ParticipantInfo participant, Instant now) {
        participants.put(participant.identity(), participant);
        recount(now);
    }

    void remove(ParticipantInfo participant, Instant now) {
        participants.remove(participant.identity());
        dead.remove(participant.sid());
        recount(now);
    }

    void markDead(ParticipantInfo participant) {
        dead.add(participant.sid());
    }

    boolean isDead(ParticipantInfo participant) {
        return dead.contains(participant.sid());
    }

    /// Another one may have taken the identity since.
    boolean isThere(ParticipantInfo participant) {
        return participant(participant.identity()).filter(who -> who.sid().equals(participant.sid())).isPresent();
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

    /// Empty if that participant does no job here, or has done it before.
    Optional<Job> endJobOf(ParticipantInfo agent, Instant now) {
        for (var dispatch : dispatches()) {
            var done = dispatch.jobOf(agent.identity()).filter(Job::isRunning).map(job -> job.done(now));
            if (done.isPresent()) {
                put(dispatch.with(done.get()));
                return done;
            }
        }
        return Optional.empty();
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
        var people = participants.values().stream().filter(ParticipantInfo::isPerson).count();
        var publishers = participants.values().stream().filter(ParticipantInfo::isPublisher).count();
        count.changeTo(new Headcount((int) people, (int) publishers), now);
    }
}
