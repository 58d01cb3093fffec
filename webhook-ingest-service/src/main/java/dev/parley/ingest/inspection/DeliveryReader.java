package dev.parley.ingest.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.ingest.normalise.DeliveryNotFound;
import dev.parley.model.event.Vendor;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.CursorNotValid;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Deliveries as operators see them.
@ApplicationScoped
public class DeliveryReader {
    private static final String SUMMARY = """
            d.id, d.received_at, d.vendor, d.event_type, d.conversation, d.session_id,
            CASE WHEN (d.committed, d.id) > (SELECT c.committed, c.id FROM normaliser_cursor c) THEN 'PENDING'
                 WHEN EXISTS (SELECT FROM dead_letter l WHERE l.delivery_id = d.id) THEN 'DEAD'
                 WHEN EXISTS (SELECT FROM unrecognised u WHERE u.delivery_id = d.id) THEN 'UNRECOGNISED'
                 ELSE 'PUBLISHED' END,
            octet_length(d.payload)""";
    private static final String DEAD_LETTERS = """
            SELECT delivery_id, received_at, vendor, event_type, conversation, reason, attempts, failed_at
            FROM dead_letter d WHERE %s ORDER BY delivery_id DESC LIMIT :atMost""";

    private final ObjectMapper json;

    DeliveryReader(ObjectMapper json) {
        this.json = json;
    }

    /// Newest first.
    @WithTransaction
    public Uni<Page<DeliverySummary>> page(DeliveryFilter filter, PageRequest page) {
        var conditions = filter.conditions(before(page));
        return rows("SELECT " + SUMMARY + " FROM " + filter.tables() + " WHERE " + conditions + " ORDER BY "
                + filter.position() + " DESC LIMIT :atMost", conditions.values(), page)
                .map(found -> page(page, found, DeliverySummary::of, DeliverySummary::id));
    }

    @WithTransaction
    public Uni<DeliverySummary> required(long id) {
        return Panache.getSession()
                .chain(session -> session
                        .createNativeQuery("SELECT " + SUMMARY + " FROM delivery d WHERE d.id = ?1", Object[].class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .onItem().ifNull().failWith(() -> new DeliveryNotFound(id))
                .map(DeliverySummary::of);
    }

    /// As the vendor sent it, without secrets. Empty where it cannot be read; its dead letter says why.
    @WithTransaction
    public Uni<Optional<JsonNode>> payload(long id) {
        return Panache.getSession()
                .chain(session -> session
                        .createNativeQuery("SELECT payload FROM delivery WHERE id = ?1", byte[].class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .onItem().ifNull().failWith(() -> new DeliveryNotFound(id))
                .map(this::json);
    }

    /// Those of the newest deliveries first.
    @WithTransaction
    public Uni<Page<DeadLetter>> deadLetters(@Nullable Vendor vendor, PageRequest page) {
        var conditions = new DeliveryFilter.Conditions().and("true")
                .where("vendor = :vendor", "vendor", vendor == null ? null : vendor.code())
                .where("delivery_id < :before", "before", before(page));
        return rows(DEAD_LETTERS.formatted(conditions), conditions.values(), page)
                .map(found -> page(page, found, DeadLetter::of, DeadLetter::delivery));
    }

    private Optional<JsonNode> json(byte[] kept) {
        try {
            return Optional.of(json.readTree(PayloadCodec.decompress(kept)));
        } catch (IOException | RuntimeException e) {
            Log.debugf("A payload cannot be shown: %s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Uni<List<Object[]>> rows(String sql, Map<String, Object> values, PageRequest page) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, Object[].class).setParameter("atMost", page.oneMore());
            values.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private static <T> Page<T> page(PageRequest page, List<Object[]> rows, Function<Object[], T> item,
            ToLongFunction<T> id) {
        return Page.of(page, rows.stream().map(item).toList(),
                last -> new Cursor("", Long.toString(id.applyAsLong(last))));
    }

    private static @Nullable Long before(PageRequest page) {
        return page.after().map(DeliveryReader::id).orElse(null);
    }

    private static Long id(Cursor last) {
        try {
            return Long.valueOf(last.id());
        } catch (NumberFormatException _) {
            throw new CursorNotValid();
        }
    }
}
