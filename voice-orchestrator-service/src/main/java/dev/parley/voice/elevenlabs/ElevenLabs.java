package dev.parley.voice.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.problem.ServiceException;
import dev.parley.voice.elevenlabs.ElevenLabsRefused.Why;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Agents' conversations, in our words. What only reads or deletes is asked again when it fails for a moment, and
/// so is a signed URL: one that nobody uses begins nothing. A token is not: it takes one of the places that the
/// account has.
@ApplicationScoped
public class ElevenLabs {
    private static final Pattern CONVERSATION = Pattern.compile("[?&]conversation_id=([^&]+)");

    private final ElevenLabsClient client;
    private final ElevenLabsConfig config;

    ElevenLabs(@RestClient ElevenLabsClient client, ElevenLabsConfig config) {
        this.client = client;
        this.config = config;
    }

    /// Good once, for one conversation.
    public Uni<Admission> signedUrl(String agent) {
        return again(client.signedUrl(agent, true)).map(signed -> admission(signed.signedUrl()));
    }

    /// The same by WebRTC.
    public Uni<Admission> token(String agent) {
        return guarded(client.token(agent)).map(token -> new Admission(token.conversationId(), token.token()));
    }

    /// The conversation as the vendor tells it; empty if it knows none.
    public Uni<Optional<JsonNode>> read(String conversation) {
        return again(client.conversation(conversation)).map(Optional::of)
                .onFailure(ElevenLabs::isUnknown).recoverWithItem(Optional.empty());
    }

    /// Whatever the vendor keeps of it; one that is gone already is as good. It hangs up on nobody.
    public Uni<Void> delete(String conversation) {
        return again(client.delete(conversation)).onFailure(ElevenLabs::isUnknown).recoverWithNull();
    }

    private static Admission admission(String url) {
        var found = CONVERSATION.matcher(url);
        if (!found.find()) {
            throw new ElevenLabsUnreachable(new IllegalStateException("A signed URL names no conversation"));
        }
        return new Admission(found.group(1), url);
    }

    private <T> Uni<T> again(Uni<T> call) {
        return guarded(call).onFailure(ElevenLabs::isPassing).retry().withBackOff(config.retryAfter())
                .atMost(1);
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof ElevenLabsUnreachable
                || (failure instanceof ElevenLabsRefused refused && refused.why().isPassing());
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof ElevenLabsRefused refused && refused.why() == Why.UNKNOWN;
    }

    private static <T> Uni<T> guarded(Uni<T> call) {
        return call.onFailure(e -> !(e instanceof ServiceException)).transform(ElevenLabsUnreachable::new);
    }
}
