package dev.parley.sandbox.elevenlabs.webhooks;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/// What webhooks are told. There is no id: the kind and the conversation are all that tells two apart.
///
/// @param data
///            asked for once per letter, on the thread that writes it
public record WebhookEvent(Kind kind, String conversation, Instant at, Supplier<?> data) {
    public enum Kind {
        TRANSCRIPT("post_call_transcription"), AUDIO("post_call_audio"), CALL_INITIATION_FAILURE(
                "call_initiation_failure");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        /// What settings call it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
