package dev.parley.session.timeline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.timeline.NotedEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry, in a list and in a stream alike.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(long id, Instant happenedAt, Instant learnedAt, String what, String how,
        @Nullable Long tookMillis, @Nullable String vendor, @Nullable String delivery, @Nullable Boolean late,
        @Nullable Boolean duplicate) {

    public static EntryView of(NotedEntry noted) {
        var entry = noted.entry();
        return new EntryView(noted.id(), entry.happenedAt(), entry.learnedAt(), entry.what(), entry.how(),
                entry.tookMillis(), entry.vendor(), entry.delivery(), ifSo(entry.isLate()), ifSo(entry.isDuplicate()));
    }

    /// What is as it should be is not worth a word.
    private static @Nullable Boolean ifSo(boolean claim) {
        return claim ? true : null;
    }
}
