package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PersonaRepository implements PanacheRepositoryBase<PersonaVersion, PersonaVersion.Key> {
    private static final String CURRENT = """
            select v from PersonaVersion v join Persona p on p.id = v.personaId and p.version = v.version
            where p.active and (p.personId is null or p.personId = ?1)""";

    Uni<List<PersonaVersion>> openTo(PersonId person) {
        return find(CURRENT + " order by p.name, p.id", person.value()).list();
    }

    Uni<PersonaVersion> findOpenTo(PersonId person, String id) {
        return find(CURRENT + " and p.id = ?2", person.value(), id).firstResult();
    }
}
