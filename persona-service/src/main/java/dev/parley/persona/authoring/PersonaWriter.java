package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The transactions that make versions. Each publishes what it made.
@ApplicationScoped
class PersonaWriter {
    private final PersonaRepository personas;
    private final PersonaVersionRepository versions;
    private final Outbox outbox;
    private final PersonasConfig config;
    private final Clock clock;

    PersonaWriter(PersonaRepository personas, PersonaVersionRepository versions, Outbox outbox, PersonasConfig config,
            Clock clock) {
        this.personas = personas;
        this.versions = versions;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /// What would become of a persona that the author may change and that is as they expect it. Nothing is held: the
    /// change itself looks again.
    @WithTransaction
    public Uni<Draft> draft(Author author, PersonaId id, ExpectedVersion expected, PersonaContent content) {
        return changeable(author, id, expected).map(persona -> new Draft(persona.owner(), content));
    }

    /// The same, of a content that it had before.
    @WithTransaction
    public Uni<Draft> draft(Author author, PersonaId id, ExpectedVersion expected, int version) {
        return changeable(author, id, expected)
                .chain(persona -> versions.required(id, version).map(it -> new Draft(persona.owner(), it.content())));
    }

    @WithTransaction
    public Uni<PersonaVersion> create(@Nullable PersonId owner, PersonaContent content) {
        var persona = new Persona(owner, now());
        var first = persona.write(content, persona.createdAt);
        return requireRoom(owner)
                .chain(() -> personas.persist(persona))
                .chain(() -> publish(first));
    }

    /// Changes of one persona wait for each other here. What says the same as before makes no version.
    @WithTransaction
    public Uni<PersonaVersion> change(Author author, PersonaId id, ExpectedVersion expected, PersonaContent content) {
        return personas.requiredForChange(id)
                .invoke(author::requireChangeable)
                .invoke(expected::require)
                .chain(persona -> versions.required(id, persona.version).map(it -> new Current(persona, it)))
                .chain(current -> current.version().says(content)
                        ? Uni.createFrom().item(current.version())
                        : publish(current.persona().write(content, now())));
    }

    private Uni<Persona> changeable(Author author, PersonaId id, ExpectedVersion expected) {
        return personas.required(id).invoke(author::requireChangeable).invoke(expected::require);
    }

    private Uni<PersonaVersion> publish(PersonaVersion made) {
        return versions.persist(made).call(() -> outbox.append(made.published()));
    }

    private Uni<Void> requireRoom(@Nullable PersonId owner) {
        return owner == null
                ? Uni.createFrom().voidItem()
                : personas.countAlone(owner).invoke(this::requireRoomBeside).replaceWithVoid();
    }

    private void requireRoomBeside(long others) {
        if (others >= config.perPersonMax()) {
            throw new TooManyPersonas(config.perPersonMax());
        }
    }

    /// Postgres keeps microseconds, so an answer says no more either.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Current(Persona persona, PersonaVersion version) {}
}
