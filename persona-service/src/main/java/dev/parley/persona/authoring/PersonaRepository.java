package dev.parley.persona.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.service.paging.Cursor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PersonaRepository implements PanacheRepositoryBase<Persona, String> {
    private static final String ONE_CREATION_AT_A_TIME = "SELECT 1 FROM pg_advisory_xact_lock(hashtext('personas'), hashtext(?1))";
    private static final TypeReference<List<PersonaRow>> ROWS = new TypeReference<>() {
    };
    /// A page is a hundred rows of two tables. As entities they cost more than everything else about the request, as
    /// one text they cost a parse.
    private static final String IN_ONE_ROW = """
            SELECT cast(coalesce(json_agg(json_build_object(
                       'id', page.id, 'person_id', page.person_id, 'created_at', page.created_at,
                       'version', v.version, 'digest', v.digest, 'made_at', v.made_at, 'content', cast(v.content AS json))
                   ORDER BY page.name, page.id), '[]') AS text)
            FROM (%s) AS page JOIN persona_version v ON v.persona_id = page.id AND v.version = page.version""";

    private final ObjectMapper mapper;

    PersonaRepository(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Uni<Persona> required(PersonaId id) {
        return findById(id.value()).onItem().ifNull().failWith(() -> new PersonaNotFound(id));
    }

    /// Held until the transaction ends, and read as the change before left it.
    Uni<Persona> requiredForChange(PersonaId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new PersonaNotFound(id));
    }

    /// Others who count this person's personas wait until this transaction ends.
    Uni<Long> countAlone(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE_CREATION_AT_A_TIME, Integer.class)
                        .setParameter(1, person.value())
                        .getSingleResult())
                .chain(() -> count("personId", person.value()));
    }

    Uni<List<PersonaRow>> page(PersonaFilter filter, Optional<Cursor> after, int limit) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(IN_ONE_ROW.formatted(page(filter, after.isPresent())), String.class)
                    .setParameter("person", filter.person().value())
                    .setParameter("limit", limit);
            after.ifPresent(cursor -> query.setParameter("name", cursor.order()).setParameter("id", cursor.id()));
            return query.getSingleResult();
        }).map(this::rows);
    }

    private List<PersonaRow> rows(String json) {
        try {
            return mapper.readValue(json, ROWS);
        } catch (JsonProcessingException _) {
            // The parser quotes what it read, and that is private.
            throw new IllegalStateException("A page of personas cannot be read");
        }
    }

    /// A person's own and everybody's are two stretches of one index. Each is read for one page at most, in order,
    /// and only what was read is merged. Ordering by `person_id` changes nothing; it tells the planner that the index
    /// has the order already, which it does not see by itself where that is null.
    static String page(PersonaFilter filter, boolean continued) {
        return "SELECT * FROM (" + stretch("person_id = :person", filter.ownActiveOnly(), continued) + " UNION ALL "
                + stretch("person_id IS NULL", filter.everybodysActiveOnly(), continued)
                + ") AS page ORDER BY name, id LIMIT :limit";
    }

    private static String stretch(String whose, boolean activeOnly, boolean continued) {
        return "(SELECT * FROM persona WHERE " + whose + (activeOnly ? " AND active" : "")
                + (continued ? " AND (name, id) > (:name, :id)" : "") + " ORDER BY person_id, name, id LIMIT :limit)";
    }
}
