package dev.parley.persona.goal;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/// A service's transaction sees everybody's rows, so every query names the person itself.
@ApplicationScoped
class GoalRepository implements PanacheRepositoryBase<Goal, UUID> {
    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";
    private static final String AFTER = " and createdAt <= ?2 and (createdAt < ?2 or id < ?3)";

    Uni<Goal> required(PersonId person, UUID id) {
        return find("personId = ?1 and id = ?2", person.value(), id).firstResult()
                .onItem().ifNull().failWith(() -> new GoalNotFound(id));
    }

    /// For a change: it finds nothing where somebody else deletes the goal at the same moment.
    Uni<Goal> lock(PersonId person, UUID id) {
        return find("personId = ?1 and id = ?2", person.value(), id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem().ifNull().failWith(() -> new GoalNotFound(id));
    }

    Uni<List<Goal>> page(PersonId person, PageRequest page) {
        var found = page.after()
                .map(last -> find("personId = ?1" + AFTER + NEWEST_FIRST, person.value(), last.instant(), last.uuid()))
                .orElseGet(() -> find("personId = ?1" + NEWEST_FIRST, person.value()));
        return found.page(0, page.oneMore()).list();
    }

    Uni<List<Goal>> all(PersonId person) {
        return list("personId = ?1" + NEWEST_FIRST, person.value());
    }

    Uni<Long> countOf(PersonId person) {
        return count("personId", person.value());
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(PersonId person, UUID id) {
        return delete("personId = ?1 and id = ?2", person.value(), id).invoke(removed -> {
            if (removed == 0) {
                throw new GoalNotFound(id);
            }
        }).replaceWithVoid();
    }

    Uni<Void> erase(PersonId person) {
        return delete("personId", person.value()).replaceWithVoid();
    }
}
