package dev.parley.session.lifecycle;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What a list of sessions is narrowed by. Null narrows nothing.
///
/// @param from
///            requested at this moment or later
/// @param to
///            requested before this moment
/// @param conversation
///            the vendor's id
public record SessionFilter(@Nullable PersonId person, @Nullable SessionKind kind, @Nullable Vendor vendor,
        @Nullable String state, @Nullable PersonaId persona, @Nullable Instant from, @Nullable Instant to,
        @Nullable String conversation) {

    /// Only what is asked for stands in the statement, so that Postgres can take the index that fits.
    Conditions conditions() {
        return new Conditions()
                .where("personId = :person", "person", person == null ? null : person.value())
                .where("kind = :kind", "kind", kind)
                .where("vendor = :vendor", "vendor", vendor)
                .where("state = :state", "state", state)
                .where("personaId = :persona", "persona", persona == null ? null : persona.value())
                .where("requestedAt >= :from", "from", from)
                .where("requestedAt < :to", "to", to)
                .where("vendorConversation = :conversation", "conversation", conversation);
    }

    /// Those that hold all at once.
    static final class Conditions {
        private final StringJoiner conditions = new StringJoiner(" and ").setEmptyValue("1 = 1");
        private final Map<String, Object> values = new HashMap<>();

        Conditions where(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
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
