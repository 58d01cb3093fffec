package dev.parley.sandbox.livekit.proto;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// No media flows through the sandbox, so nobody here has tracks or publishes.
public record ParticipantInfo(String sid, String identity, State state, List<String> tracks, String metadata,
        @JsonFormat(shape = Shape.STRING) long joinedAt, @JsonFormat(shape = Shape.STRING) long joinedAtMs, String name,
        int version, Permission permission, String region, boolean isPublisher, Kind kind,
        Map<String, String> attributes, DisconnectReason disconnectReason, List<String> kindDetails,
        List<String> dataTracks, int clientProtocol, List<String> capabilities) {

    /// A participant's record is at version 2 by the time it is active, and gains one with each change.
    private static final int VERSION_ACTIVE = 2;
    private static final int CLIENT_PROTOCOL = 2;
    private static final List<String> CAPABILITIES = List.of("CAP_PACKET_TRAILER", "CAP_COMPRESSION_DEFLATE_RAW");

    public static ParticipantInfo active(String sid, String identity, String name, String metadata, Kind kind,
            Map<String, String> attributes, Permission permission, Instant now) {
        return new ParticipantInfo(sid, identity, State.ACTIVE, List.of(), metadata, now.getEpochSecond(),
                now.toEpochMilli(), name, VERSION_ACTIVE, permission, "", false, kind, attributes,
                DisconnectReason.UNKNOWN_REASON, List.of(), List.of(), CLIENT_PROTOCOL, CAPABILITIES);
    }

    public ParticipantInfo disconnected(DisconnectReason reason) {
        return new ParticipantInfo(sid, identity, State.DISCONNECTED, tracks, metadata, joinedAt, joinedAtMs, name,
                version + 1, permission, region, isPublisher, kind, attributes, reason, kindDetails, dataTracks,
                clientProtocol, capabilities);
    }

    /// Agents keep no room open; people do.
    @JsonIgnore
    public boolean isPerson() {
        return kind == Kind.STANDARD;
    }

    public enum State implements ProtoEnum {
        JOINING, JOINED, ACTIVE, DISCONNECTED
    }

    public enum Kind implements ProtoEnum {
        STANDARD, INGRESS, EGRESS, SIP, AGENT
    }
}
