package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PersonaVersionRepository implements PanacheRepositoryBase<PersonaVersion, PersonaVersion.Key> {
    private static final String OF_PERSONA = "select v from PersonaVersion v join Persona p on p.id = v.personaId";
    Uni<PersonaVersion> required(PersonaId id, int version) {
        return findById(new PersonaVersion.Key(id.value(), version))
                .onItem().ifNull().failWith(() -> new PersonaVersionNotFound(id, version));
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
