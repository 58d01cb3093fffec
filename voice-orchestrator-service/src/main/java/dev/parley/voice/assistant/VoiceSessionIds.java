package dev.parley.voice.assistant;

import dev.parley.model.id.SessionId;
import java.security.SecureRandom;
import java.time.Instant;

/// Ids in the seed's form, `session_<epoch>_<random>`; the random part is long enough not to be guessed or to collide.
final class VoiceSessionIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VoiceSessionIds() {}

    static SessionId next(Instant now) {
        var random = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new SessionId("session_" + now.getEpochSecond() + "_" + random);
    }
}
