package dev.parley.voice.conversation;

import java.time.Duration;
import java.util.UUID;

/// Whether somebody is talking in a conversation, or may begin to.
///
/// @param status
///            of its newest talk; `none` if there never was one
/// @param expiresIn
///            zero if it is not valid
public record Validity(UUID conversation, boolean isValid, String status, Duration expiresIn, long messages) {}
