package dev.parley.session.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was committed to a timeline after an entry.
///
/// @param silentSince
///            for a session that is over: since when nothing more was heard of it
public record News(@Nullable Instant silentSince, List<NotedEntry> entries) {
    public News {
        entries = List.copyOf(entries);
    }
}
