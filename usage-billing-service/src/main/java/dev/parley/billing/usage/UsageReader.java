package dev.parley.billing.usage;

import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What people used, read from the ledger and from what is known of its sessions. Reading opens the period at hand,
/// which comes into being in any case, and no other: one that is past stays as it was, one to come waits for its
/// terms.
@ApplicationScoped
public class UsageReader {
    private final ActingFunctions functions;
    private final UsageService usage;
    private final Clock clock;

    UsageReader(ActingFunctions functions, UsageService usage, Clock clock) {
        this.functions = functions;
        this.usage = usage;
        this.clock = clock;
    }

    public Uni<Summary> summary(PersonId person, YearMonth period) {
        return opened(person, period).chain(() -> read(person, period));
    }

    /// Newest first.
    public Uni<Page<SessionUse>> sessions(PersonId person, YearMonth period, PageRequest page) {
        return functions.call("used_sessions", person.value(), period.atDay(1),
                page.after().map(last -> utc(last.instant())).orElse(null),
                page.after().map(Cursor::id).orElse(null), page.oneMore())
                .map(rows -> Page.of(page, all(rows, SessionUse::of), SessionUse::position));
    }

    /// Newest first.
    public Uni<Page<Month>> history(PersonId person, PageRequest page) {
        return functions.call("usage_history", person.value(),
                page.after().map(last -> UsageService.periodOf(last.instant()).atDay(1)).orElse(null), page.oneMore())
                .map(rows -> Page.of(page, all(rows, Month::of), Month::position));
    }

    /// Whoever used most first.
    ///
    /// @param percentMin
    ///            who used less than this of their allowance is left out
    /// @param plan
    ///            who is metered under another is left out; null leaves out nobody
    public Uni<Page<PersonUse>> people(YearMonth period, int percentMin, @Nullable String plan, PageRequest page) {
        return functions.call("people_by_use", period.atDay(1), percentMin, plan,
                page.after().map(last -> (long) last.number()).orElse(null),
                page.after().map(Cursor::id).orElse(null), page.oneMore())
                .map(rows -> Page.of(page, all(rows, PersonUse::of), PersonUse::position));
    }

    private Uni<Void> opened(PersonId person, YearMonth period) {
        return period.equals(UsageService.periodOf(clock.instant()))
                ? usage.figures(person, period).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Summary> read(PersonId person, YearMonth period) {
        return functions.call("usage_of", person.value(), period.atDay(1), utc(clock.instant()))
                .map(rows -> Summary.of(period, all(rows, Function.identity())));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant).orElse(null);
    }

    /// A person's figures of a period, and what they used in it.
    public record Summary(UsageFigures figures, String plan, long sessions, SortedMap<String, KindUse> byKind) {
        public Summary {
            byKind = Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
        }

        /// A row for each kind; the figures are in every one, and in one without a kind if nothing is used.
        private static Summary of(YearMonth period, List<Row> rows) {
            var first = rows.getFirst();
            var byKind = new TreeMap<String, KindUse>();
            for (var row : rows) {
                if (row.getString("kind") != null) {
                    byKind.put(row.getString("kind"),
                            new KindUse(row.getLong("seconds"), row.getLong("billed_minutes")));
                }
            }
            return new Summary(
                    new UsageFigures(period, first.getLong("allowance_seconds"), first.getLong("used_seconds"),
                            first.getLong("reserved_seconds")),
                    first.getString("plan"), rows.stream().mapToLong(row -> row.getLong("sessions")).sum(), byKind);
        }
    }

    /// What was used in sessions of one kind; `unknown` while no event has told the kind.
    public record KindUse(long seconds, long billedMinutes) {}

    /// What a session used in a period.
    ///
    /// @param startedAt
    ///            null while no event has told it
    /// @param orderedAt
    ///            when it started, or else when it was first booked
    /// @param clock
    ///            which its last entry believes
    public record SessionUse(String sessionId, @Nullable String kind, @Nullable String vendor,
            @Nullable Instant startedAt, Instant orderedAt, long seconds, long billedMinutes, long unbilledSeconds,
            String clock) {

        private static SessionUse of(Row row) {
            return new SessionUse(row.getString("session_id"), row.getString("kind"), row.getString("vendor"),
                    instant(row.getOffsetDateTime("started_at")), row.getOffsetDateTime("ordered_at").toInstant(),
                    row.getLong("seconds"), row.getLong("billed_minutes"), row.getLong("unbilled_seconds"),
                    row.getString("clock"));
        }

        private Cursor position() {
            return new Cursor(orderedAt, sessionId);
        }
    }

    /// A person's period as it stands.
    public record Month(YearMonth period, long allowanceSeconds, long usedSeconds, long billedMinutes, long sessions) {

        private static Month of(Row row) {
            return new Month(YearMonth.from(row.getLocalDate("period")), row.getLong("allowance_seconds"),
                    row.getLong("used_seconds"), row.getLong("billed_minutes"), row.getLong("sessions"));
        }

        private Cursor position() {
            return new Cursor(period.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), period.toString());
        }
    }

    /// Somebody's period, as whoever runs Parley sees it.
    public record PersonUse(PersonId person, String plan, long allowanceSeconds, long usedSeconds,
            long reservedSeconds) {

        private static PersonUse of(Row row) {
            return new PersonUse(new PersonId(row.getString("person_id")), row.getString("plan"),
                    row.getLong("allowance_seconds"), row.getLong("used_seconds"), row.getLong("reserved_seconds"));
        }

        private Cursor position() {
            return new Cursor(String.valueOf(usedSeconds), person.value());
        }
    }
}
