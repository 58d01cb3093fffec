package dev.parley.ingest.inspection;

import dev.parley.model.event.Vendor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What a list of deliveries is narrowed by. Null narrows nothing.
///
/// @param from
///            received at this moment or later
/// @param to
///            received before this moment
public record DeliveryFilter(@Nullable Vendor vendor, @Nullable String type, @Nullable String conversation,
        @Nullable Instant from, @Nullable Instant to, @Nullable Outcome outcome) {

    /// Few deliveries are in trouble, so those are looked up from the table of what they are in.
    String tables() {
        return switch (outcome) {
            case DEAD -> "dead_letter t JOIN delivery d ON d.id = t.delivery_id AND d.received_at = t.received_at";
            case UNRECOGNISED ->
                "unrecognised t JOIN delivery d ON d.id = t.delivery_id AND d.received_at = t.received_at";
            case PENDING, PUBLISHED -> "delivery d";
            case null -> "delivery d";
        };
    }

    /// What the list is in order of.
    String position() {
        return outcome == Outcome.DEAD || outcome == Outcome.UNRECOGNISED ? "t.delivery_id" : "d.id";
    }

    /// Only what is asked for stands in the statement, so that Postgres can take the index that fits.
    ///
    /// @param before
    ///            the last id of the page before
    Conditions conditions(@Nullable Long before) {
        return new Conditions()
                .where("d.vendor = :vendor", "vendor", vendor == null ? null : vendor.code())
                .where("d.event_type = :type", "type", type)
                .where("d.conversation = :conversation", "conversation", conversation)
                .where("d.received_at >= :from", "from", from)
                .where("d.received_at < :to", "to", to)
                .where(position() + " < :before", "before", before)
                .and(switch (outcome) {
                    case PENDING -> "(d.committed, d.id) > (SELECT c.committed, c.id FROM normaliser_cursor c)";
                    case PUBLISHED -> """
                            (d.committed, d.id) <= (SELECT c.committed, c.id FROM normaliser_cursor c)
                            AND NOT EXISTS (SELECT FROM dead_letter l WHERE l.delivery_id = d.id)
                            AND NOT EXISTS (SELECT FROM unrecognised u WHERE u.delivery_id = d.id)""";
                    case DEAD, UNRECOGNISED -> "true";
                    case null -> "true";
                });
    }

    /// Those that hold all at once.
    static final class Conditions {
        private final StringJoiner conditions = new StringJoiner(" AND ");
        private final Map<String, Object> values = new HashMap<>();

        Conditions where(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
            return this;
        }

        Conditions and(String condition) {
            conditions.add(condition);
            return this;
        }

        @Override
        public String toString() {
            return conditions.toString();
        }

        Map<String, Object> values() {
            return values;
        }
    }
}
