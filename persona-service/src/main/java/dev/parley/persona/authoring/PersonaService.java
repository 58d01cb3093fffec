package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class PersonaService {
    private final PersonaRepository personas;

    PersonaService(PersonaRepository personas) {
        this.personas = personas;
    }

    /// Those that a person may talk to: their own and everybody's.
    @WithTransaction
    public Uni<List<PersonaVersion>> openTo(PersonId person) {
        return personas.openTo(person);
    }

    /// A service may see every row, so whose persona it is, is asked here too.
    @WithTransaction
    public Uni<PersonaVersion> required(PersonId person, PersonaId id) {
        return personas.findOpenTo(person, id.value())
                .onItem().ifNull().failWith(() -> new PersonaNotFound(id));
    }
}
