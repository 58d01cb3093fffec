package dev.parley.sandbox.elevenlabs;

/// A recording in which nobody says anything: MPEG-1 layer III, 128 kbit/s, 44.1 kHz, in whole frames.
public final class Silence {
    private static final byte[] HEADER = {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x64};
    private static final int FRAME_BYTES = 417;

    private Silence() {}

    /// At least that long.
    public static byte[] mp3(int bytes) {
        var frames = Math.ceilDiv(bytes, FRAME_BYTES);
        var audio = new byte[frames * FRAME_BYTES];
        for (var frame = 0; frame < frames; frame++) {
            System.arraycopy(HEADER, 0, audio, frame * FRAME_BYTES, HEADER.length);
        }
        return audio;
    }
}
