package dev.parley.sandbox.livekit.proto;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

public record ParticipantInfo(String sid, String identity, State state, List<TrackInfo> tracks, String metadata,
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
        return with(State.DISCONNECTED, tracks, reason);
    }

    /// Whoever once published counts as a publisher from then on.
    public ParticipantInfo publishing(TrackInfo track) {
        return new ParticipantInfo(sid, identity, state, Stream.concat(tracks.stream(), Stream.of(track)).toList(),
                metadata, joinedAt, joinedAtMs, name, version + 1, permission, region, true, kind, attributes,
                disconnectReason, kindDetails, dataTracks, clientProtocol, capabilities);
    }

    public ParticipantInfo without(TrackInfo track) {
        return with(state, tracks.stream().filter(other -> !other.sid().equals(track.sid())).toList(),
                disconnectReason);
    }

    /// In the place of the one with that sid.
    public ParticipantInfo changing(TrackInfo track) {
        return with(state, tracks.stream().map(old -> old.sid().equals(track.sid()) ? track : old).toList(),
                disconnectReason);
    }

    public ParticipantInfo described(String newName, String newMetadata, Map<String, String> newAttributes,
            Permission newPermission) {
        return new ParticipantInfo(sid, identity, state, tracks, newMetadata, joinedAt, joinedAtMs, newName,
                version + 1, newPermission, region, isPublisher, kind, newAttributes, disconnectReason, kindDetails,
                dataTracks, clientProtocol, capabilities);
    }

    public Optional<TrackInfo> track(String trackSid) {
        return tracks.stream().filter(track -> track.sid().equals(trackSid)).findFirst();
    }

    public Optional<TrackInfo> track(TrackInfo.Source source) {
        return tracks.stream().filter(track -> track.source() == source).findFirst();
    }

    /// People keep a room open; agents and recorders do not.
    @JsonIgnore
    public boolean isPerson() {
        return kind != Kind.AGENT && kind != Kind.EGRESS && !permission.agent() && !permission.recorder();
    }

    public Reference reference() {
        return new Reference(sid, identity);
    }

    private ParticipantInfo with(State newState, List<TrackInfo> newTracks, DisconnectReason reason) {
        return new ParticipantInfo(sid, identity, newState, newTracks, metadata, joinedAt, joinedAtMs, name,
                version + 1, permission, region, isPublisher, kind, attributes, reason, kindDetails, dataTracks,
                clientProtocol, capabilities);
    }

    public enum State implements ProtoEnum {
        JOINING, JOINED, ACTIVE, DISCONNECTED
    }

    public enum Kind implements ProtoEnum {
        STANDARD, INGRESS, EGRESS, SIP, AGENT, CONNECTOR, BRIDGE
    }

    /// All that a webhook about a track says of whoever publishes it.
    public record Reference(String sid, String identity) {}
}
