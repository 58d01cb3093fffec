package dev.parley.ingest.normalise;

import dev.parley.model.event.EventType;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Deliveries that were read together, and all that their publishing writes, as the arrays that the functions of the
/// database take.
record Batch(List<Read> deliveries) {
    Batch {
        deliveries = List.copyOf(deliveries);
    }

    /// A delivery and what came of reading it.
    record Read(StoredDelivery delivery, Reading reading) {

        List<Fact> facts() {
            return switch (reading) {
                case Reading.Understood(var facts) -> facts;
                case Reading.Unreadable _ -> List.of();
            };
        }

        boolean isUnrecognised() {
            return reading instanceof Reading.Understood understood && understood.isUnrecognised();
        }
    }

    List<Fact> facts() {
        return deliveries.stream().flatMap(read -> read.facts().stream()).toList();
    }

    List<Read> dead() {
        return deliveries.stream().filter(read -> read.reading() instanceof Reading.Unreadable).toList();
    }

    /// The ids of all of them.
    Long[] ids() {
        return ids(deliveries);
    }

    /// Facts, what was not recognised, and what could not be read.
    Tuple addOutcome(Tuple parameters) {
        var facts = facts();
        var unrecognised = deliveries.stream().filter(Read::isUnrecognised).toList();
        var dead = dead();
        return parameters
                .addArrayOfUUID(array(facts, Fact::id, UUID[]::new))
                .addArrayOfString(array(facts, fact -> EventType.of(fact.fact()).typeName(), String[]::new))
                .addArrayOfString(array(facts, fact -> fact.fact().key(), String[]::new))
                .addArrayOfOffsetDateTime(array(facts, fact -> utc(fact.fact().occurredAt()), OffsetDateTime[]::new))
                .addArrayOfString(array(facts, Fact::data, String[]::new))
                .addArrayOfLong(ids(unrecognised))
                .addArrayOfOffsetDateTime(
                        array(unrecognised, read -> utc(read.delivery().receivedAt()), OffsetDateTime[]::new))
                .addArrayOfLong(ids(dead))
                .addArrayOfString(array(dead, Batch::reason, String[]::new));
    }

    /// Who was heard of, and when last.
    Tuple addHeard(Tuple parameters) {
        var heard = new HashMap<String, Instant>();
        deliveries.forEach(read -> heard.merge(read.delivery().vendor(), read.delivery().receivedAt(),
                (one, other) -> one.isAfter(other) ? one : other));
        var entries = List.copyOf(heard.entrySet());
        return parameters
                .addArrayOfString(array(entries, entry -> entry.getKey(), String[]::new))
                .addArrayOfOffsetDateTime(array(entries, entry -> utc(entry.getValue()), OffsetDateTime[]::new));
    }

    /// As dead letters all of them.
    Batch unkeepable(PgException refusal) {
        var reason = new Reading.Unreadable("The database cannot keep its facts: " + refusal.getSqlState());
        return new Batch(deliveries.stream().map(read -> new Read(read.delivery(), reason)).toList());
    }

    private static Long[] ids(List<Read> deliveries) {
        return array(deliveries, read -> read.delivery().id(), Long[]::new);
    }

    private static String reason(Read read) {
        return switch (read.reading()) {
            case Reading.Unreadable(var reason) -> reason;
            case Reading.Understood _ -> "";
        };
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T, R> R[] array(List<T> items, Function<T, R> value, IntFunction<R[]> array) {
        return items.stream().map(value).toArray(array);
    }
}
