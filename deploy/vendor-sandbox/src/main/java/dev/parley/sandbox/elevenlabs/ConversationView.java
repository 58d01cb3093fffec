package dev.parley.sandbox.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.elevenlabs.Turn.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conversation as ElevenLabs tells it, to whoever asks and to webhooks alike.
public record ConversationView(String agentId, String agentName, String conversationId, Status status,
        @Nullable String userId, @Nullable String branchId, @Nullable String versionId, String environment,
        List<TurnView> transcript, Metadata metadata, @Nullable Analysis analysis,
        JsonNode conversationInitiationClientData, boolean hasAudio, boolean hasUserAudio, boolean hasResponseAudio,
        boolean hasAuxiliaryAudio) {

    public static ConversationView of(Conversation conversation, int creditsPerMinute) {
        var hasAudio = conversation.hasAudio();
        return new ConversationView(conversation.agentId(), "Agent " + conversation.agentId(), conversation.id(),
                conversation.status(), conversation.userId(), null, null, "production",
                conversation.turns().stream().map(TurnView::of).toList(),
                Metadata.of(conversation, creditsPerMinute), Analysis.of(conversation), conversation.data().json(),
                hasAudio, hasAudio, hasAudio, false);
    }

    public record TurnView(Role role, String message, int timeInCallSecs, List<Object> toolCalls,
            List<Object> toolResults, @Nullable Object feedback, @Nullable Object conversationTurnMetrics,
            boolean interrupted) {

        static TurnView of(Turn turn) {
            return new TurnView(turn.role(), turn.message(), turn.timeInCallSecs(),
                    List.of(), List.of(), null, null, false);
        }
    }

    public record Metadata(long startTimeUnixSecs, @Nullable Long acceptedTimeUnixSecs, int callDurationSecs,
            int queueWaitSecs, long cost, @Nullable Double costFiat, String terminationReason,
            @Nullable ErrorView error, String authorizationMethod, Charging charging,
            DeletionSettings deletionSettings, FeedbackView feedback, String conversationInitiationSource,
            String mainLanguage, boolean textOnly, @Nullable String timezone, List<String> warnings) {

        static Metadata of(Conversation conversation, int creditsPerMinute) {
            var cost = Math.round(conversation.seconds() * creditsPerMinute / 60.0);
            var accepted = conversation.startedAt();
            return new Metadata(conversation.beganAt().getEpochSecond(),
                    accepted == null ? null : Long.valueOf(accepted.getEpochSecond()),
                    conversation.seconds(), 0, cost, null,
                    conversation.terminationReason() == null ? "" : conversation.terminationReason(),
                    ErrorView.of(conversation.failure()), conversation.origin().authorization(),
                    new Charging(false, false, "sandbox", cost, 0, 0), DeletionSettings.NONE,
                    FeedbackView.of(conversation.feedback()),
                    conversation.data().source().orElse(conversation.origin().source()), "en",
                    conversation.data().isTextOnly(), null, List.of());
        }
    }

    public record ErrorView(int code, String reason) {
        static @Nullable ErrorView of(@Nullable Failure failure) {
            return failure == null ? null : new ErrorView(failure.code(), failure.reason());
        }
    }

    public record Charging(boolean devDiscount, boolean isBurst, String tier, long callCharge, long llmCharge,
            double llmPrice) {}

    public record DeletionSettings(@Nullable Long deletionTimeUnixSecs, @Nullable Long deletedLogsAtTimeUnixSecs,
            @Nullable Long deletedAudioAtTimeUnixSecs, @Nullable Long deletedTranscriptAtTimeUnixSecs,
            boolean deleteTranscriptAndPii, boolean deleteAudio) {

        static final DeletionSettings NONE = new DeletionSettings(null, null, null, null, false, false);
    }

    public record FeedbackView(@Nullable String overallScore, int likes, int dislikes) {
        static FeedbackView of(Conversation.Feedback feedback) {
            return new FeedbackView(feedback.overall(), feedback.likes(), feedback.dislikes());
        }
    }

    public record Analysis(String callSuccessful, String transcriptSummary, String callSummaryTitle,
            Map<String, Object> evaluationCriteriaResults, Map<String, Object> dataCollectionResults) {

        /// Null until the conversation was analysed; one that failed never is.
        static @Nullable Analysis of(Conversation conversation) {
            if (conversation.status() != Status.DONE) {
                return null;
            }
            var spoken = conversation.turns().stream().filter(turn -> turn.role() == Role.USER).count();
            return new Analysis(conversation.callSuccessful(),
                    "The user spoke %d times in %d seconds.".formatted(spoken, conversation.seconds()),
                    "Conversation with " + conversation.agentId(), Map.of(), Map.of());
        }
    }
}
