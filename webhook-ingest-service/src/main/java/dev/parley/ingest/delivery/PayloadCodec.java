package dev.parley.ingest.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// How a payload is kept: a byte that says how, its length, and its bytes, deflated where that makes them fewer.
///
/// A single webhook is too short to compress well by itself, so both sides start from what webhooks usually say. That
/// dictionary can never change; another one is another way, with another first byte.
public final class PayloadCodec {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int HEADER = Byte.BYTES + Integer.BYTES;
    /// What is said most often stands last, where a reference to it is shortest.
    private static final byte[] DICTIONARY = """
            {"type":"post_call_transcription","event_timestamp":17"data":{"agent_id":"agent_","conversation_id":"conv_\
            "status":"done","transcript":[{"role":"agent","message":"","time_in_call_secs":"role":"user","message":\
            "metadata":{"start_time_unix_secs":"call_duration_secs":"cost":"analysis":{"call_successful":"success",\
            "transcript_summary":"{"properties":{"replica_id":"r"transcript":[{"role":"assistant","content":"\
            "role":"user","content":"shutdown_reason":"participant_left_timeout reached"},"conversation_id":"c\
            "event_type":"application.transcription_ready","message_type":"application","event_type":"system.shutdown",\
            "event_type":"system.replica_joined","message_type":"system","timestamp":"2026-T:00Z","webhook_url":null\
            "disconnectReason":"CLIENT_INITIATED","disconnectReason":"ROOM_DELETED","kind":"AGENT","attributes":{\
            "lk.agent_name":"agent-AJ_","track":{"sid":"TR_","source":"MICROPHONE","mimeType":"audio/red"\
            {"event":"track_published","event":"room_finished","event":"room_started","event":"participant_left",\
            {"event":"participant_joined","room":{"sid":"RM_","name":"session_","emptyTimeout":300,"departureTimeout":20,\
            "creationTime":"17","creationTimeMs":"17","turnPassword":null,"enabledCodecs":[{"mime":"audio/PCMU"},\
            {"mime":"audio/PCMA"},{"mime":"audio/opus"},{"mime":"audio/red"},{"mime":"video/VP8"},{"mime":"video/H264"},\
            {"mime":"video/VP9"},{"mime":"video/AV1"},{"mime":"video/H265"},{"mime":"video/rtx"}],"metadata":"{\\"session\\":\\"\
            \\"}"},"participant":{"sid":"PA_","identity":"","state":"DISCONNECTED","state":"ACTIVE",\
            "metadata":"{\\"person\\":\\"\\"}","joinedAt":"17","joinedAtMs":"17","name":"","version":2,\
            "permission":{"canSubscribe":true,"canPublish":true,"canPublishData":true},"clientProtocol":2,\
            "capabilities":["CAP_PACKET_TRAILER","CAP_COMPRESSION_DEFLATE_RAW"]},"id":"EV_","createdAt":"17"}"""
            .getBytes(UTF_8);
    /// Making one costs more than using it.
    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal
            .withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private PayloadCodec() {}

    public static byte[] compress(byte[] payload) {
        var deflated = new byte[HEADER + payload.length];
        var deflater = DEFLATER.get();
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(payload);
        deflater.finish();
        var length = deflater.deflate(deflated, HEADER, payload.length);
        return deflater.finished()
                ? headed(DEFLATED, payload.length, Arrays.copyOf(deflated, HEADER + length))
                : headed(PLAIN, payload.length, plain(payload));
    }

    public static byte[] decompress(byte[] kept) {
        var header = ByteBuffer.wrap(kept);
        var way = header.get();
        var length = header.getInt();
        return switch (way) {
            case PLAIN -> Arrays.copyOfRange(kept, HEADER, HEADER + length);
            case DEFLATED -> inflate(kept, length);
            default -> throw new IllegalStateException("A payload was kept in way " + way + ", which is not known");
        };
    }

    private static byte[] plain(byte[] payload) {
        var kept = new byte[HEADER + payload.length];
        System.arraycopy(payload, 0, kept, HEADER, payload.length);
        return kept;
    }

    private static byte[] headed(byte way, int length, byte[] kept) {
        ByteBuffer.wrap(kept).put(way).putInt(length);
        return kept;
    }

    private static byte[] inflate(byte[] kept, int length) {
        var payload = new byte[length];
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(kept, HEADER, kept.length - HEADER);
            if (inflater.inflate(payload) != length) {
                throw new IllegalStateException("A payload that was kept is cut");
            }
            return payload;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A payload that was kept cannot be read", e);
        } finally {
            inflater.end();
        }
    }
}
