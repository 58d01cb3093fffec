package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.Conversation;
import dev.parley.sandbox.elevenlabs.ConversationView;
import dev.parley.sandbox.elevenlabs.Status;
import org.jspecify.annotations.Nullable;

/// A conversation in a list.
public record ConversationSummary(String agentId, String agentName, String conversationId, long startTimeUnixSecs,
        int callDurationSecs, int messageCount, Status status, String callSuccessful, String terminationReason,
        @Nullable String transcriptSummary, @Nullable String callSummaryTitle, String mainLanguage,
        String conversationInitiationSource) {

    static ConversationSummary of(Conversation conversation, boolean hasSummary) {
        var view = ConversationView.of(conversation, 0);
        var analysis = hasSummary ? view.analysis() : null;
        return new ConversationSummary(view.agentId(), view.agentName(), view.conversationId(),
                view.metadata().startTimeUnixSecs(), conversation.seconds(), view.transcript().size(), view.status(),
                conversation.callSuccessful(), view.metadata().terminationReason(),
                analysis == null ? null : analysis.transcriptSummary(),
                analysis == null ? null : analysis.callSummaryTitle(), view.metadata().mainLanguage(),
                view.metadata().conversationInitiationSource());
    }
}
