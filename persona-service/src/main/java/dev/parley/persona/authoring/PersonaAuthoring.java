package dev.parley.persona.authoring;

import dev.parley.model.id.PersonaId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Writing personas: what is asked for passes the gate, and only then a transaction makes a version of it. The gate
/// asks another service, so no method here may be called inside a transaction.
@ApplicationScoped
public class PersonaAuthoring {
    private final PersonaService personas;
    private final PersonaGate gate;
    private final PersonaWriter writer;

    PersonaAuthoring(PersonaService personas, PersonaGate gate, PersonaWriter writer) {
        this.personas = personas;
        this.gate = gate;
        this.writer = writer;
    }

    public Uni<PersonaVersion> create(Author author, PersonaContent content) {
        return gate.admit(new Draft(author.person(), content))
                .chain(admitted -> writer.create(author.person(), admitted));
    }

    public Uni<PersonaVersion> createForEverybody(Author author, PersonaContent content) {
        author.requireEverybodys();
        return gate.admit(new Draft(null, content)).chain(admitted -> writer.create(null, admitted));
    }

    /// Makes the next version, unless the content is what it was.
    public Uni<PersonaDetail> rewrite(Author author, PersonaId id, ExpectedVersion expected, PersonaContent content) {
        return writer.draft(author, id, expected, content)
                .chain(draft -> publish(author, id, expected, draft));
    }

    /// Rolls back: makes the next version, with the content of an older one.
    public Uni<PersonaDetail> restore(Author author, PersonaId id, ExpectedVersion expected, int version) {
        return writer.draft(author, id, expected, version)
                .chain(draft -> publish(author, id, expected, draft));
    }

    private Uni<PersonaDetail> publish(Author author, PersonaId id, ExpectedVersion expected, Draft draft) {
        return gate.admit(draft)
                .chain(content -> writer.change(author, id, expected, content))
                .chain(made -> personas.read(author, id, made.version()));
    }
}
