package dev.parley.persona.dream;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A service's transaction sees everybody's rows, so every query names the person itself.
@ApplicationScoped
class InterpretationRepository implements PanacheRepositoryBase<Interpretation, UUID> {
    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";
    private static final String AFTER = " and createdAt <= :order and (createdAt < :order or id < :id)";

    Uni<Interpretation> required(PersonId person, UUID id) {
        return find("personId = ?1 and id = ?2", person.value(), id).firstResult()
                .onItem().ifNull().failWith(() -> new InterpretationNotFound(id));
    }

    /// For a change: it finds nothing where somebody else deletes the interpretation at the same moment.
    Uni<Interpretation> lock(PersonId person, UUID id) {
        return find("personId = ?1 and id = ?2", person.value(), id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem().ifNull().failWith(() -> new InterpretationNotFound(id));
    }

    Uni<List<Interpretation>> page(PersonId person, @Nullable UUID dream, PageRequest page) {
        var mine = "personId = :person" + (dream == null ? "" : " and dreamId = :dream");
        var parameters = Parameters.with("person", person.value());
        if (dream != null) {
            parameters.and("dream", dream);
        }
        var after = page.after();
        after.ifPresent(last -> parameters.and("order", last.instant()).and("id", last.uuid()));
        return find(mine + (after.isPresent() ? AFTER : "") + NEWEST_FIRST, parameters).page(0, page.oneMore()).list();
    }

    Uni<List<Interpretation>> all(PersonId person) {
        return list("personId = ?1" + NEWEST_FIRST, person.value());
    }

    Uni<Long> countOf(PersonId person) {
        return count("personId", person.value());
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(PersonId person, UUID id) {
        return delete("personId = ?1 and id = ?2", person.value(), id).invoke(removed -> {
            if (removed == 0) {
                throw new InterpretationNotFound(id);
            }
        }).replaceWithVoid();
    }

    Uni<Void> erase(PersonId person) {
        return delete("personId", person.value()).replaceWithVoid();
    }
}
