package dev.parley.sandbox.delivery;

import dev.parley.sandbox.platform.HttpPost.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a vendor delivers.
///
/// @param isOrdered
///            whether the messages of a conversation wait for each other
/// @param timeout
///            how long the receiver may take; null for as long as it likes
/// @param ageMax
///            what waited longer for its turn is dropped; null for nothing
/// @param retryDelays
///            how long to wait before each further attempt
/// @param isRewritten
///            whether each attempt is written, and signed, anew
/// @param isWorthAnother
///            which outcomes are tried again
public record Rules(boolean isOrdered, @Nullable Duration timeout, @Nullable Duration ageMax,
        List<Duration> retryDelays, boolean isRewritten, Predicate<Outcome> isWorthAnother) {}
