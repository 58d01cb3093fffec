package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a conversation was asked to be. Personas are not simulated: any id is believed.
public record CreateConversation(String replicaId, String personaId, @Nullable URI callbackUrl, String name,
        String context, String greeting, boolean testMode, Duration maxCallDuration, Duration leftTimeout,
        Duration absentTimeout) {

    /// Both namings are read: Tavus renamed replica to face and persona to PAL, and accepts either.
    public static CreateConversation of(Fields request, String defaultReplica) {
        var replica = request.text("replica_id", "face_id");
        var persona = request.text("persona_id", "pal_id");
        if (replica.isBlank() && persona.isBlank()) {
            throw new Refused(400, "Invalid replica_uuid");
        }
        var properties = request.object("properties");
        return new CreateConversation(replica.isBlank() ? defaultReplica : replica, persona,
                urlOf(request.text("callback_url")), request.text("conversation_name"),
                request.text("conversational_context"), request.text("custom_greeting"), request.flag("test_mode"),
                seconds(properties, "max_call_duration", 3600), seconds(properties, "participant_left_timeout", 0),
                seconds(properties, "participant_absent_timeout", 300));
    }

    private static @Nullable URI urlOf(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var url = new URI(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Refused below: the exception's words would quote the address.
        }
        throw new Refused(400, "Invalid callback_url");
    }

    private static Duration seconds(Fields properties, String name, int otherwise) {
        return Duration.ofSeconds(properties.whole(name).orElse(otherwise));
    }
}
