package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PersonaVersionRepository implements PanacheRepositoryBase<PersonaVersion, PersonaVersion.Key> {
    private static final String OF_PERSONA = "select v from PersonaVersion v join Persona p on p.id = v.personaId";
    private static final String OPEN_TO = OF_PERSONA
            + " where p.active and (p.personId is null or p.personId = ?1) and p.id = ?2";

    Uni<PersonaVersion> required(PersonaId id, int version) {
        return findById(new PersonaVersion.Key(id.value(), version))
                .onItem().ifNull().failWith(() -> new PersonaVersionNotFound(id, version));
    }

    /// Of an active persona only. The current version, unless one is pinned.
    Uni<PersonaVersion> findOpenTo(PersonId person, PersonaId id, Optional<Integer> pinned) {
        var found = pinned
                .map(version -> find(OPEN_TO + " and v.version = ?3", person.value(), id.value(), version))
                .orElseGet(() -> find(OPEN_TO + " and v.version = p.version", person.value(), id.value()));
        return found.firstResult();
    }

    /// Newest first.
    Uni<List<PersonaVersion>> before(PersonaId id, int version, int limit) {
        return find("personaId = ?1 and version < ?2 order by version desc", id.value(), version)
                .page(0, limit)
                .list();
    }

    Uni<List<PersonaVersion>> allOf(PersonId person) {
        return list(OF_PERSONA + " where p.personId = ?1 order by p.name, p.id, v.version", person.value());
    }
}
