package dev.parley.voice.capacity;

import java.time.Duration;

/// Where somebody stands who waits.
///
/// @param position
///            1 for whoever is next
/// @param estimate
///            how long it may take, judging by how long places were held lately
/// @param mayGo
///            whether there is room for them now
public record Standing(String place, long position, Duration estimate, boolean mayGo) {}
