package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.TrackInfo;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.webhooks.WebhookEvent;
import dev.parley.sandbox.livekit.webhooks.Webhooks;
import dev.parley.sandbox.livekit.workers.Workers;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The server that holds every room, and the one lock: whoever reads or changes anything in a room synchronizes on it,
/// so that webhooks leave in the order in which things happened. What is here is what can happen to a room and to those
/// in it; who may cause it is decided by its users.
@Singleton
class Node {
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final LiveKitConfig config;
    private final Workers workers;
    private final Webhooks webhooks;
    private final Timers timers;
    private final SandboxClock clock;

    Node(LiveKitConfig config, Workers workers, Webhooks webhooks, Timers timers, SandboxClock clock) {
        this.config = config;
        this.workers = workers;
        this.webhooks = webhooks;
        this.timers = timers;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<Room> rooms() {
        return List.copyOf(rooms.values());
    }

    Optional<Room> find(String name) {
        return Optional.ofNullable(rooms.get(name));
    }

    Optional<ParticipantInfo> participant(String name, String identity) {
        return find(name).flatMap(room -> room.participant(identity));
    }

    /// Another room may have taken the name since.
    boolean isOpen(Room room) {
        return rooms.get(room.name()) == room;
    }

    /// The action has to check whether what it was set for still holds.
    void later(Duration delay, Runnable action) {
        timers.after(delay, () -> {
            synchronized (this) {
                action.run();
            }
        });
    }

    void open(Room room) {
        rooms.put(room.name(), room);
        webhooks.publish(WebhookEvent.roomStarted(room.info(now()), now()));
        closeAfter(room, room.emptyTimeout());
    }

    void admit(Room room, ParticipantInfo who) {
        room.put(who, now());
        if (who.isPerson()) {
            room.stayOpen();
        }
        webhooks.publish(WebhookEvent.participantJoined(room.info(now()), who, now()));
    }

    /// Somebody came to the door and no further.
    void turnBack(Room room, ParticipantInfo who) {
        webhooks.publish(WebhookEvent.connectionAborted(room.info(now()),
                who.disconnected(DisconnectReason.JOIN_FAILURE), now()));
    }

    void publish(Room room, ParticipantInfo who, TrackInfo track) {
        room.put(who.publishing(track), now());
        webhooks.publish(WebhookEvent.trackPublished(room.info(now()), who, track, now()));
    }

    /// Answers what the publisher has become.
    ParticipantInfo unpublish(Room room, ParticipantInfo who, TrackInfo track) {
        var left = who.without(track);
        room.put(left, now());
        webhooks.publish(WebhookEvent.trackUnpublished(room.info(now()), who, track, now()));
        return left;
    }

    void putOut(Room room, ParticipantInfo participant, DisconnectReason reason) {
        var isDead = room.isDead(participant);
        var who = participant;
        for (var track : participant.tracks()) {
            who = unpublish(room, who, track);
        }
        room.remove(who, now());
        webhooks.publish(WebhookEvent.participantLeft(room.info(now()), who.disconnected(reason), now()));
        if (!isDead) {
            endJob(room, who);
        }
        if (who.isPerson() && !room.hasPeople()) {
            closeAfter(room, room.departureTimeout());
        }
    }

    /// Its process is gone, and nobody has noticed yet. A job that it did is never reported as done.
    void kill(Room room, ParticipantInfo who) {
        room.markDead(who);
        jobsOf(room, who).forEach(workers::free);
        later(config.connectionTimeout(), () -> {
            if (isOpen(room) && room.isThere(who)) {
                room.participant(who.identity())
                        .ifPresent(missed -> putOut(room, missed, DisconnectReason.CONNECTION_TIMEOUT));
            }
        });
    }

    void close(Room room, DisconnectReason reason) {
        room.participants().forEach(who -> putOut(room, who, reason));
        room.stayOpen();
        rooms.remove(room.name());
        webhooks.publish(WebhookEvent.roomFinished(room.info(now()), now()));
    }

    /// Nobody is told.
    void clear() {
        rooms.clear();
        workers.reset();
    }

    private void endJob(Room room, ParticipantInfo who) {
        room.endJobOf(who, now()).ifPresent(job -> {
            workers.free(job.id());
            if (config.agentJobWebhooks()) {
                webhooks.publish(WebhookEvent.agentJobEnded(job, now()));
            }
        });
    }

    private static List<String> jobsOf(Room room, ParticipantInfo who) {
        return room.dispatches().stream()
                .flatMap(dispatch -> dispatch.jobOf(who.identity()).stream())
                .map(AgentDispatch.Job::id)
                .toList();
    }

    private void closeAfter(Room room, Duration timeout) {
        room.closeBy(timers.after(timeout, () -> closeIfDeserted(room)));
    }

    private synchronized void closeIfDeserted(Room room) {
        if (isOpen(room) && !room.hasPeople()) {
            close(room, DisconnectReason.ROOM_CLOSED);
        }
    }
}
