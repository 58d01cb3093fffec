package dev.parley.persona.catalogue;

import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class VoiceRepository implements PanacheRepositoryBase<Voice, String> {

    /// What is no slug is no id here, and Postgres could not even read some of it.
    Uni<Voice> findBySlug(String id) {
        return id.matches(Slug.PATTERN) ? findById(id) : Uni.createFrom().nullItem();
    }

    Uni<Voice> required(String id) {
        return findBySlug(id).onItem().ifNull().failWith(() -> new VoiceNotFound(id));
    }

    Uni<List<Voice>> page(@Nullable Boolean active, PageRequest page) {
        var conditions = new Conditions().equal("active", active);
        page.after().ifPresent(last -> conditions.and("id > :id", Map.of("id", last.id())));
        return find(conditions.query(), Sort.by("id"), conditions.values()).page(0, page.oneMore()).list();
    }

    /// At once, and not with the session's other changes: Postgres must not see two defaults in between.
    Uni<Integer> dethroneAllBut(String id) {
        return update("isDefault = false where isDefault and id <> ?1", id);
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(String id) {
        return delete("id", id).replaceWithVoid();
    }
}
