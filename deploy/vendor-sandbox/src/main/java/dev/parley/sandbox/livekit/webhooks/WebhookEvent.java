package dev.parley.sandbox.livekit.webhooks;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import dev.parley.sandbox.livekit.proto.Guid;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a webhook says. The id is made once, so every attempt and every receiver sees the same.
public record WebhookEvent(String event, RoomInfo room, @Nullable ParticipantInfo participant, String id,
        @JsonFormat(shape = Shape.STRING) long createdAt) {

    public static WebhookEvent roomStarted(RoomInfo room, Instant now) {
        return of("room_started", room, null, now);
    }

    public static WebhookEvent roomFinished(RoomInfo room, Instant now) {
        return of("room_finished", room, null, now);
    }

    public static WebhookEvent participantJoined(RoomInfo room, ParticipantInfo who, Instant now) {
        return of("participant_joined", room, who, now);
    }

    public static WebhookEvent participantLeft(RoomInfo room, ParticipantInfo who, Instant now) {
        return of("participant_left", room, who, now);
    }

    /// As a server says it whose clock is off.
    WebhookEvent shifted(Duration by) {
        return new WebhookEvent(event, room, participant, id, createdAt + by.toSeconds());
    }

    private static WebhookEvent of(String event, RoomInfo room, @Nullable ParticipantInfo who, Instant now) {
        return new WebhookEvent(event, room, who, Guid.of(Guid.EVENT), now.getEpochSecond());
    }
}
