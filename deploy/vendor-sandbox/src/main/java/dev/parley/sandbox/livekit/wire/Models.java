package dev.parley.sandbox.livekit.wire;

import static dev.parley.sandbox.livekit.wire.Field.bool;
import static dev.parley.sandbox.livekit.wire.Field.int32;
import static dev.parley.sandbox.livekit.wire.Field.int64;
import static dev.parley.sandbox.livekit.wire.Field.list;
import static dev.parley.sandbox.livekit.wire.Field.one;
import static dev.parley.sandbox.livekit.wire.Field.text;
import static dev.parley.sandbox.livekit.wire.Field.textMap;
import static dev.parley.sandbox.livekit.wire.Field.uint32;

/// What is in the world: rooms, who is in them, what is dispatched to them. Each message after those it holds.
final class Models {
    static final Message TIMED_VERSION = Message.of(
            int64(1, "unix_micro"),
            int32(2, "ticks"));

    static final Message CODEC = Message.of(
            text(1, "mime"),
            text(2, "fmtp_line"));

    static final Message ROOM = Message.of(
            text(1, "sid"),
            text(2, "name"),
            uint32(3, "empty_timeout"),
            uint32(4, "max_participants"),
            int64(5, "creation_time"),
            text(6, "turn_password"),
            list(7, "enabled_codecs", CODEC),
            text(8, "metadata"),
            uint32(9, "num_participants"),
            bool(10, "active_recording"),
            uint32(11, "num_publishers"),
            one(13, "version", TIMED_VERSION),
            uint32(14, "departure_timeout"),
            int64(15, "creation_time_ms"));

    static final Message PERMISSION = Message.of(
            bool(1, "can_subscribe"),
            bool(2, "can_publish"),
            bool(3, "can_publish_data"),
            bool(7, "hidden"),
            bool(8, "recorder"),
            list(9, "can_publish_sources", Enums.TRACK_SOURCE),
            bool(10, "can_update_metadata"),
            bool(11, "agent"),
            bool(12, "can_subscribe_metrics"),
            bool(13, "can_manage_agent_session"));

    static final Message VIDEO_LAYER = Message.of(
            one(1, "quality", Enums.VIDEO_QUALITY),
            uint32(2, "width"),
            uint32(3, "height"),
            uint32(4, "bitrate"),
            uint32(5, "ssrc"),
            int32(6, "spatial_layer"),
            text(7, "rid"),
            uint32(8, "repair_ssrc"));

    static final Message SIMULCAST_CODEC = Message.of(
            text(1, "mime_type"),
            text(2, "mid"),
            text(3, "cid"),
            list(4, "layers", VIDEO_LAYER),
            one(5, "video_layer_mode", Enums.VIDEO_LAYER_MODE),
            text(6, "sdp_cid"));

    static final Message TRACK = Message.of(
            text(1, "sid"),
            one(2, "type", Enums.TRACK_TYPE),
            text(3, "name"),
            bool(4, "muted"),
            uint32(5, "width"),
            uint32(6, "height"),
            bool(7, "simulcast"),
            bool(8, "disable_dtx"),
            one(9, "source", Enums.TRACK_SOURCE),
            list(10, "layers", VIDEO_LAYER),
            text(11, "mime_type"),
            text(12, "mid"),
            list(13, "codecs", SIMULCAST_CODEC),
            bool(14, "stereo"),
            bool(15, "disable_red"),
            one(16, "encryption", Enums.ENCRYPTION),
            text(17, "stream"),
            one(18, "version", TIMED_VERSION),
            list(19, "audio_features", Enums.AUDIO_FEATURE),
            one(20, "backup_codec_policy", Enums.BACKUP_CODEC_POLICY),
            list(21, "packet_trailer_features", Enums.PACKET_TRAILER_FEATURE));

    static final Message DATA_TRACK = Message.of(
            uint32(1, "pub_handle"),
            text(2, "sid"),
            text(3, "name"),
            one(4, "encryption", Enums.ENCRYPTION));

    static final Message PARTICIPANT = Message.of(
            text(1, "sid"),
            text(2, "identity"),
            one(3, "state", Enums.PARTICIPANT_STATE),
            list(4, "tracks", TRACK),
            text(5, "metadata"),
            int64(6, "joined_at"),
            text(9, "name"),
            uint32(10, "version"),
            one(11, "permission", PERMISSION),
            text(12, "region"),
            bool(13, "is_publisher"),
            one(14, "kind", Enums.PARTICIPANT_KIND),
            textMap(15, "attributes"),
            one(16, "disconnect_reason", Enums.DISCONNECT_REASON),
            int64(17, "joined_at_ms"),
            list(18, "kind_details", Enums.KIND_DETAIL),
            list(19, "data_tracks", DATA_TRACK),
            int32(20, "client_protocol"),
            list(21, "capabilities", Enums.CLIENT_CAPABILITY));

    static final Message JOB_STATE = Message.of(
            one(1, "status", Enums.JOB_STATUS),
            text(2, "error"),
            int64(3, "started_at"),
            int64(4, "ended_at"),
            int64(5, "updated_at"),
            text(6, "participant_identity"),
            text(7, "worker_id"),
            text(8, "agent_id"));

    static final Message JOB = Message.of(
            text(1, "id"),
            one(2, "type", Enums.JOB_TYPE),
            one(3, "room", ROOM),
            one(4, "participant", PARTICIPANT),
            text(5, "namespace"),
            text(6, "metadata"),
            text(7, "agent_name"),
            one(8, "state", JOB_STATE),
            text(9, "dispatch_id"),
            bool(10, "enable_recording"),
            text(11, "deployment"),
            textMap(12, "attributes"),
            bool(13, "enable_redaction"));

    static final Message DISPATCH_STATE = Message.of(
            list(1, "jobs", JOB),
            int64(2, "created_at"),
            int64(3, "deleted_at"));

    static final Message DISPATCH = Message.of(
            text(1, "id"),
            text(2, "agent_name"),
            text(3, "room"),
            text(4, "metadata"),
            one(5, "state", DISPATCH_STATE),
            one(6, "restart_policy", Enums.RESTART_POLICY),
            text(7, "deployment"),
            textMap(8, "attributes"));

    private Models() {}
}
