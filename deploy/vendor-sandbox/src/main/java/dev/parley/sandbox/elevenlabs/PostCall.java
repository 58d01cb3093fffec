package dev.parley.sandbox.elevenlabs;

import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.elevenlabs.webhooks.WebhookEvent;
import dev.parley.sandbox.elevenlabs.webhooks.WebhookEvent.Kind;
import dev.parley.sandbox.elevenlabs.webhooks.Webhooks;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What the workspace's webhooks hear of a conversation that is over.
final class PostCall {
    /// Why nobody answered a telephone.
    static final List<String> FAILURE_REASONS = List.of("busy", "no-answer", "unknown");

    private final ElevenLabsConfig config;
    private final Webhooks webhooks;

    PostCall(ElevenLabsConfig config, Webhooks webhooks) {
        this.config = config;
        this.webhooks = webhooks;
    }

    /// Transcript and audio go separately, and may arrive in either order. A deleted conversation is told to nobody.
    void tell(LiveConversation over, Instant now) {
        if (over.isDeleted()) {
            return;
        }
        var conversation = over.snapshot(now);
        var view = ConversationView.of(conversation, config.creditsPerMinute());
        webhooks.publish(new WebhookEvent(Kind.TRANSCRIPT, conversation.id(), now, () -> view));
        if (conversation.hasAudio()) {
            webhooks.publish(new WebhookEvent(Kind.AUDIO, conversation.id(), now, () -> audioOf(conversation)));
        }
    }

    void tellNobodyAnswered(Conversation conversation, String reason) {
        var metadata = Map.of("type", conversation.origin().text(), "body",
                Map.of());
        webhooks.publish(new WebhookEvent(Kind.CALL_INITIATION_FAILURE, conversation.id(), conversation.now(),
                () -> Map.of("agent_id", conversation.agentId(), "conversation_id", conversation.id(),
                        "failure_reason", reason, "metadata", metadata)));
    }

    private Map<String, String> audioOf(Conversation conversation) {
        return Map.of("agent_id", conversation.agentId(), "conversation_id", conversation.id(), "full_audio",
                Base64.getEncoder().encodeToString(Silence.mp3(config.audioBytes())));
    }
}
