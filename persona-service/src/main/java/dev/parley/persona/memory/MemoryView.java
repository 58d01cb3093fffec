package dev.parley.persona.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A memory as its person sees it, over HTTP and in the archive.
@JsonNaming(SnakeCaseStrategy.class)
public record MemoryView(boolean enabled, List<ConversationView> conversations) {

    public static MemoryView of(Memory memory) {
        return new MemoryView(memory.enabled(), memory.conversations().stream().map(ConversationView::of).toList());
    }

    /// @param with
    ///            the persona
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConversationView(SessionId sessionId, @Nullable PersonaId with, @Nullable SessionKind kind,
            Instant startedAt, @Nullable Long lastedSeconds, @Nullable String topic, List<String> closingLines) {

        static ConversationView of(Conversation conversation) {
            return new ConversationView(conversation.session(), conversation.personaId().orElse(null),
                    conversation.kind().orElse(null), conversation.startedAt(),
                    conversation.lastedSeconds().orElse(null), conversation.topic().orElse(null),
                    conversation.closingLines());
        }

        @Override
        public String toString() {
            return "ConversationView[sessionId=" + sessionId + "]";
        }
    }
}
