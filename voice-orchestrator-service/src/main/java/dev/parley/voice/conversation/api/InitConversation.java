package dev.parley.voice.conversation.api;

import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Field names as the dream seed published them.
///
/// @param userId
///            the person, where a service asks for somebody
record InitConversation(@NotBlank String dreamId, @NotBlank @Text(max = 200) String interpreterId,
        @Nullable String userId) {

    UUID dream() {
        return Ids.uuid("dreamId", dreamId);
    }
}
