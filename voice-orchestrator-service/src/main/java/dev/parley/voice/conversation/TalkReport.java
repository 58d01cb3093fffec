package dev.parley.voice.conversation;

import dev.parley.voice.analysis.Analysis;
import java.util.Optional;

/// @param cutOff
///            absent for a talk that ended before its limit
/// @param analysis
///            absent until the vendor has told it
public record TalkReport(Talk talk, Optional<CutOff> cutOff, Optional<Analysis> analysis) {}
