package dev.parley.sandbox.livekit.webhooks;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.sandbox.livekit.proto.AgentDispatch.Job;
import dev.parley.sandbox.livekit.proto.Guid;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.livekit.proto.TrackInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a webhook says. The id is made once, so every attempt and every receiver sees the same.
///
/// @param roomName
///            whose queue it waits in
/// @param participant
///            all about somebody, or about a track's publisher no more than a reference
public record WebhookEvent(@JsonIgnore String roomName, String event, @Nullable RoomInfo room,
        @Nullable Record participant, @Nullable TrackInfo track, @Nullable Job job, String id,
        @JsonFormat(shape = Shape.STRING) long createdAt) {

    public static WebhookEvent roomStarted(RoomInfo room, Instant now) {
        return of("room_started", room, null, null, now);
    }

    public static WebhookEvent roomFinished(RoomInfo room, Instant now) {
        return of("room_finished", room, null, null, now);
    }

    public static WebhookEvent participantJoined(RoomInfo room, ParticipantInfo who, Instant now) {
        return of("participant_joined", room, who, null, now);
    }

    public static WebhookEvent participantLeft(RoomInfo room, ParticipantInfo who, Instant now) {
        return of("participant_left", room, who, null, now);
    }

    public static WebhookEvent connectionAborted(RoomInfo room, ParticipantInfo who, Instant now) {
        return of("participant_connection_aborted", room, who, null, now);
    }

    public static WebhookEvent trackPublished(RoomInfo room, ParticipantInfo who, TrackInfo track, Instant now) {
        return of("track_published", room.reference(), who.reference(), track, now);
    }

    public static WebhookEvent trackUnpublished(RoomInfo room, ParticipantInfo who, TrackInfo track, Instant now) {
        return of("track_unpublished", room.reference(), who.reference(), track, now);
    }

    public static WebhookEvent agentJobStarted(Job job, Instant now) {
        return of("agent_job_started", job, now);
    }

    public static WebhookEvent agentJobEnded(Job job, Instant now) {
        return of("agent_job_ended", job, now);
    }

    /// As a server says it whose clock is off.
    WebhookEvent shifted(Duration by) {
        return new WebhookEvent(roomName, event, room, participant, track, job, id, createdAt + by.toSeconds());
    }

    private static WebhookEvent of(String event, RoomInfo room, @Nullable Record who, @Nullable TrackInfo track,
            Instant now) {
        return new WebhookEvent(room.name(), event, room, who, track, null, Guid.of(Guid.EVENT),
                now.getEpochSecond());
    }

    private static WebhookEvent of(String event, Job job, Instant now) {
        return new WebhookEvent(job.room().name(), event, null, null, null, job, Guid.of(Guid.EVENT),
                now.getEpochSecond());
    }
}
