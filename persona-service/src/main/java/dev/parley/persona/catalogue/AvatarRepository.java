package dev.parley.persona.catalogue;

import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class AvatarRepository implements PanacheRepositoryBase<Avatar, String> {
    private static final Sort ORDER = Sort.by("name", "id");
    private static final String AMONG = """
            SELECT id, name, description, images, replica_id, specialities, tier, active
            FROM avatar WHERE id = ANY (?1) ORDER BY name, id""";
    private static final String WORN = """
            SELECT EXISTS (SELECT FROM persona p
                           JOIN persona_version v ON v.persona_id = p.id AND v.version = p.version
                           WHERE CAST(v.content AS json) ->> 'avatar_id' = ?1)""";

    /// What is no slug is no id here, and Postgres could not even read some of it.
    Uni<Avatar> findBySlug(String id) {
        return id.matches(Slug.PATTERN) ? findById(id) : Uni.createFrom().nullItem();
    }

    Uni<Avatar> required(String id) {
        return findBySlug(id).onItem().ifNull().failWith(() -> new AvatarNotFound(id));
    }

    /// One statement for any number of ids, so that it is planned once.
    Uni<List<Avatar>> of(Collection<String> ids) {
        var slugs = ids.stream().filter(id -> id.matches(Slug.PATTERN)).distinct().toArray(String[]::new);
        return slugs.length == 0
                ? Uni.createFrom().item(List.of())
                : Panache.getSession().chain(session -> session.createNativeQuery(AMONG, Avatar.class)
                        .setParameter(1, slugs)
                        .getResultList());
    }

    Uni<List<Avatar>> page(AvatarFilter filter, PageRequest page) {
        var conditions = new Conditions().equal("active", filter.active()).equal("tier", filter.tier());
        page.after().ifPresent(last -> conditions.and("name > :name or name = :name and id > :id",
                Map.of("name", last.order(), "id", last.id())));
        return find(conditions.query(), ORDER, conditions.values()).page(0, page.oneMore()).list();
    }

    /// Whether a persona, as it is now, has this face.
    Uni<Boolean> isWorn(Avatar avatar) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WORN, Boolean.class).setParameter(1, avatar.id)
                        .getSingleResult());
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(String id) {
        return delete("id", id).replaceWithVoid();
    }
}
