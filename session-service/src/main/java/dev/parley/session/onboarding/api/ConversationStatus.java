package dev.parley.session.onboarding.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.lifecycle.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// With the seed's two states, and its moments in whole seconds.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConversationStatus(String conversationId, String status, @JsonProperty("is_completed") boolean isCompleted,
        Instant createdAt, @Nullable Instant completedAt) {
    static final String CREATED = "created";
    private static final String COMPLETED = "completed";

    static ConversationStatus of(Session session) {
        var isCompleted = !session.isActive();
        return new ConversationStatus(session.vendorConversation().orElseThrow(), isCompleted ? COMPLETED : CREATED,
                isCompleted, inSeconds(session.requestedAt()),
                session.endedAt().map(ConversationStatus::inSeconds).orElse(null));
    }

    private static Instant inSeconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
