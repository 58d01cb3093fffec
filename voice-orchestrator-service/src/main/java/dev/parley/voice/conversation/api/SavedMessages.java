package dev.parley.voice.conversation.api;

import dev.parley.voice.conversation.MessageService.Saved;
import java.util.UUID;

/// @param saved
///            how many were new
/// @param duplicates
///            how many had been saved before
record SavedMessages(UUID conversationId, int saved, int duplicates, long messageCount) {

    static SavedMessages of(Saved saved) {
        return new SavedMessages(saved.conversation(), saved.stored(), saved.alreadyThere(), saved.messages());
    }
}
