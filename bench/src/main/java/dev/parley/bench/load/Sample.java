package dev.parley.bench.load;

import java.util.Optional;

/// What one run over a schedule gave.
///
/// @param latencies
///            from the moment when a call was due to its end
/// @param lateness
///            how long after that moment the call left: how far the machine let us keep to the schedule
/// @param donePerSecond
///            calls without error, over the time from the first one due to the last one done
/// @param firstError
///            there, if there were errors
public record Sample(Schedule schedule, Latencies latencies, Latencies lateness, double donePerSecond, int errors,
        Optional<String> firstError) {}
