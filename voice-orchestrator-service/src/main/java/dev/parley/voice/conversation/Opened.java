package dev.parley.voice.conversation;

import dev.parley.voice.peer.DynamicVariables;
import java.util.UUID;

/// A conversation that its person may begin to talk in.
///
/// @param isResumed
///            whether they have talked in it before
/// @param messages
///            how much was said in it so far
public record Opened(UUID conversation, Joinable joinable, DynamicVariables variables, boolean isResumed,
        long messages) {}
