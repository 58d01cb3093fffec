package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.voice.transcript.NewMessage;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Either `messages`, or one message's fields beside the conversation's id.
record SaveMessages(@NotBlank String conversationId, @Nullable List<@Nullable Message> messages,
        @JsonAlias({
                "id", "messageId"}) @Nullable String clientMessageId,
        @JsonAlias({"source"}) @Nullable String role, @JsonAlias({"message", "text"}) @Nullable String content,
        @Nullable JsonNode timestamp) {

    UUID conversation() {
        return Ids.uuid("conversationId", conversationId);
    }

    /// How many there are, before anything else is looked at.
    int count() {
        return messages == null ? 1 : messages.size();
    }

    List<NewMessage> read(Instant now) {
        var errors = new ArrayList<FieldError>();
        var read = new ArrayList<NewMessage>();
        if (messages == null) {
            new Message(clientMessageId, role, content, timestamp).readInto(read, errors, "", now);
        } else if (messages.isEmpty()) {
            errors.add(new FieldError("/messages", "holds no message"));
        } else {
            for (int i = 0; i < messages.size(); i++) {
                var message = messages.get(i);
                if (message == null) {
                    errors.add(new FieldError("/messages/" + i, "is no message"));
                } else {
                    message.readInto(read, errors, "/messages/" + i, now);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new RequestNotValid(errors);
        }
        return read;
    }

    @Override
    public String toString() {
        return "SaveMessages[conversationId=" + conversationId + "]";
    }
}
