package dev.parley.sandbox.elevenlabs.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

public record ConversationPage(List<ConversationSummary> conversations, @Nullable String nextCursor,
        boolean hasMore) {}
