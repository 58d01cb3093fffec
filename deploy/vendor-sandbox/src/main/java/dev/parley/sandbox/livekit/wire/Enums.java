package dev.parley.sandbox.livekit.wire;

/// The names in the order of their numbers, from 0.
final class Enums {
    static final EnumType PARTICIPANT_STATE = EnumType.of("JOINING", "JOINED", "ACTIVE", "DISCONNECTED");

    static final EnumType PARTICIPANT_KIND = EnumType.of("STANDARD", "INGRESS", "EGRESS", "SIP", "AGENT")
            .with(7, "CONNECTOR")
            .with(8, "BRIDGE");

    static final EnumType KIND_DETAIL = EnumType.of("CLOUD_AGENT", "FORWARDED", "CONNECTOR_WHATSAPP",
            "CONNECTOR_TWILIO", "BRIDGE_RTSP", "SIMULATION");

    static final EnumType CLIENT_CAPABILITY = EnumType.of("CAP_UNUSED", "CAP_PACKET_TRAILER",
            "CAP_COMPRESSION_DEFLATE_RAW");

    static final EnumType DISCONNECT_REASON = EnumType.of("UNKNOWN_REASON", "CLIENT_INITIATED", "DUPLICATE_IDENTITY",
            "SERVER_SHUTDOWN", "PARTICIPANT_REMOVED", "ROOM_DELETED", "STATE_MISMATCH", "JOIN_FAILURE", "MIGRATION",
            "SIGNAL_CLOSE", "ROOM_CLOSED", "USER_UNAVAILABLE", "USER_REJECTED", "SIP_TRUNK_FAILURE",
            "CONNECTION_TIMEOUT", "MEDIA_FAILURE", "AGENT_ERROR");

    static final EnumType TRACK_TYPE = EnumType.of("AUDIO", "VIDEO", "DATA");

    static final EnumType TRACK_SOURCE = EnumType.of("UNKNOWN", "CAMERA", "MICROPHONE", "SCREEN_SHARE",
            "SCREEN_SHARE_AUDIO");

    static final EnumType ENCRYPTION = EnumType.of("NONE", "GCM", "CUSTOM");

    static final EnumType VIDEO_QUALITY = EnumType.of("LOW", "MEDIUM", "HIGH", "OFF");

    static final EnumType VIDEO_LAYER_MODE = EnumType.of("MODE_UNUSED", "ONE_SPATIAL_LAYER_PER_STREAM",
            "MULTIPLE_SPATIAL_LAYERS_PER_STREAM", "ONE_SPATIAL_LAYER_PER_STREAM_INCOMPLETE_RTCP_SR");

    static final EnumType AUDIO_FEATURE = EnumType.of("TF_STEREO", "TF_NO_DTX", "TF_AUTO_GAIN_CONTROL",
            "TF_ECHO_CANCELLATION", "TF_NOISE_SUPPRESSION", "TF_ENHANCED_NOISE_CANCELLATION", "TF_PRECONNECT_BUFFER");

    static final EnumType BACKUP_CODEC_POLICY = EnumType.of("PREFER_REGRESSION", "SIMULCAST", "REGRESSION");

    static final EnumType PACKET_TRAILER_FEATURE = EnumType.of("PTF_USER_TIMESTAMP", "PTF_FRAME_ID", "PTF_USER_DATA");

    static final EnumType DATA_PACKET_KIND = EnumType.of("RELIABLE", "LOSSY");

    static final EnumType RESTART_POLICY = EnumType.of("JRP_ON_FAILURE", "JRP_NEVER");

    static final EnumType JOB_TYPE = EnumType.of("JT_ROOM", "JT_PUBLISHER", "JT_PARTICIPANT");

    static final EnumType JOB_STATUS = EnumType.of("JS_PENDING", "JS_RUNNING", "JS_SUCCESS", "JS_FAILED");

    private Enums() {}
}
