package dev.parley.sandbox.livekit.proto;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param version
///            never set, as on the recorded server, but a field of every answer
public record RoomInfo(String sid, String name, int emptyTimeout, int departureTimeout, int maxParticipants,
        @JsonFormat(shape = Shape.STRING) long creationTime, @JsonFormat(shape = Shape.STRING) long creationTimeMs,
        String turnPassword, List<Codec> enabledCodecs, String metadata, int numParticipants, int numPublishers,
        boolean activeRecording, @Nullable Object version) {

    private static final List<Codec> CODECS = Stream.of("audio/PCMU", "audio/PCMA", "audio/opus", "audio/red",
            "video/VP8", "video/H264", "video/VP9", "video/AV1", "video/H265", "video/rtx")
            .map(mime -> new Codec(mime, ""))
            .toList();

    public static RoomInfo created(String sid, String name, int emptyTimeout, int departureTimeout, int maxParticipants,
            String turnPassword, String metadata, Instant now) {
        return new RoomInfo(sid, name, emptyTimeout, departureTimeout, maxParticipants, now.getEpochSecond(),
                now.toEpochMilli(), turnPassword, CODECS, metadata, 0, 0, false, null);
    }

    public RoomInfo counting(int people, int publishers) {
        return new RoomInfo(sid, name, emptyTimeout, departureTimeout, maxParticipants, creationTime, creationTimeMs,
                turnPassword, enabledCodecs, metadata, people, publishers, activeRecording, version);
    }

    public RoomInfo withMetadata(String text) {
        return new RoomInfo(sid, name, emptyTimeout, departureTimeout, maxParticipants, creationTime, creationTimeMs,
                turnPassword, enabledCodecs, text, numParticipants, numPublishers, activeRecording, version);
    }

    /// All that a webhook about a track says of its room.
    public RoomInfo reference() {
        return new RoomInfo(sid, name, 0, 0, 0, 0, 0, "", List.of(), "", 0, 0, false, null);
    }

    public record Codec(String mime, String fmtpLine) {}
}
