package dev.parley.sandbox.livekit.proto;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// What somebody publishes. No media flows behind it; the fields are those of a recorded microphone.
public record TrackInfo(String sid, Type type, String name, boolean muted, int width, int height, boolean simulcast,
        boolean disableDtx, Source source, List<String> layers, String mimeType, String mid, List<Codec> codecs,
        boolean stereo, boolean disableRed, Encryption encryption, String stream, Version version,
        List<String> audioFeatures, String backupCodecPolicy) {

    public static TrackInfo published(Source source, int mid, Instant now) {
        var place = String.valueOf(mid);
        var mimeType = source.type == Type.AUDIO ? "audio/red" : "video/VP8";
        return new TrackInfo(Guid.of(source.sidPrefix), source.type, source.trackName, false, source.width,
                source.height, false, false, source, List.of(), mimeType, place,
                List.of(new Codec(mimeType, place, UUID.randomUUID().toString(), List.of(),
                        "ONE_SPATIAL_LAYER_PER_STREAM", "")),
                false, false, Encryption.NONE, source.stream, Version.of(now), List.of(), "SIMULCAST");
    }

    public TrackInfo withMuted(boolean isMuted) {
        return new TrackInfo(sid, type, name, isMuted, width, height, simulcast, disableDtx, source, layers, mimeType,
                mid, codecs, stereo, disableRed, encryption, stream, version, audioFeatures, backupCodecPolicy);
    }

    public record Codec(String mimeType, String mid, String cid, List<String> layers, String videoLayerMode,
            String sdpCid) {}

    public record Version(@JsonFormat(shape = Shape.STRING) long unixMicro, int ticks) {
        static Version of(Instant now) {
            return new Version(TimeUnit.SECONDS.toMicros(now.getEpochSecond())
                    + TimeUnit.NANOSECONDS.toMicros(now.getNano()), 0);
        }
    }

    public enum Type implements ProtoEnum {
        AUDIO, VIDEO, DATA
    }

    /// A track's sid tells its type and its source.
    public enum Source implements ProtoEnum {
        UNKNOWN("TR_A", Type.AUDIO, "track", "camera", 0, 0), //
        CAMERA("TR_VC", Type.VIDEO, "camera", "camera", 1280, 720), //
        MICROPHONE("TR_AM", Type.AUDIO, "mic", "camera", 0, 0), //
        SCREEN_SHARE("TR_VS", Type.VIDEO, "screen", "screen_share", 1920, 1080), //
        SCREEN_SHARE_AUDIO("TR_AS", Type.AUDIO, "screen", "screen_share", 0, 0);

        private final String sidPrefix;
        private final Type type;
        private final String trackName;
        private final String stream;
        private final int width;
        private final int height;

        Source(String sidPrefix, Type type, String trackName, String stream, int width, int height) {
            this.sidPrefix = sidPrefix;
            this.type = type;
            this.trackName = trackName;
            this.stream = stream;
            this.width = width;
            this.height = height;
        }
    }

    public enum Encryption implements ProtoEnum {
        NONE, GCM, CUSTOM
    }
}
