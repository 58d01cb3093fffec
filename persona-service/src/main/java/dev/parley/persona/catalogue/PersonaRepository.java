package dev.parley.persona.catalogue;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PersonaRepository implements PanacheRepositoryBase<Persona, String> {
    private static final String OPEN_TO = "active and (personId is null or personId = ?1)";

    Uni<List<Persona>> openTo(PersonId person) {
        return list(OPEN_TO + " order by name, id", person.value());
    }

    Uni<Persona> findOpenTo(PersonId person, String id) {
        return find(OPEN_TO + " and id = ?2", person.value(), id).firstResult();
    }
}
