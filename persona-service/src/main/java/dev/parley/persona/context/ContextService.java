package dev.parley.persona.context;

import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.Tavus;
import dev.parley.persona.authoring.PersonaService;
import dev.parley.persona.authoring.PersonaVersion;
import dev.parley.persona.profile.Profile;
import dev.parley.persona.profile.ProfileService;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@ApplicationScoped
public class ContextService {
    private final PersonaService personas;
    private final ProfileService profiles;
    private final Outbox outbox;
    private final Clock clock;
    private final Budgets budgets;

    ContextService(PersonaService personas, ProfileService profiles, Outbox outbox, Clock clock,
            ContextConfig config) {
        this.personas = personas;
        this.profiles = profiles;
        this.outbox = outbox;
        this.clock = clock;
        this.budgets = Budgets.of(config);
    }

    @WithTransaction
    public Uni<CompiledContext> compile(PersonId person, PersonaId persona, SessionKind kind) {
        return personas.required(person, persona)
                .chain(found -> profiles.of(person).map(profile -> new Ingredients(found, profile)))
                .map(known -> ContextCompiler.compile(brief(known, kind), budgets))
                .call(context -> outbox.append(
                        new ContextCompiled(person, persona, kind, context.digest(), clock.instant())));
    }

    private Brief brief(Ingredients known, SessionKind kind) {
        var content = known.persona().content();
        var tavus = Optional.ofNullable(content.vendorSettings().tavus());
        var speaker = new Brief.Persona(known.persona().persona(), known.persona().version(), content.name(),
                Optional.ofNullable(content.instructions()), Optional.ofNullable(content.greeting()),
                content.specialities(), content.guardrails(), Optional.ofNullable(content.language()),
                tavus.map(Tavus::personaId), tavus.map(Tavus::replicaId), Optional.empty(), Optional.empty(),
                Objects.requireNonNullElse(content.vendorSettings().voice(), "Ashley"), content.vendors());
        var profile = known.profile();
        var person = new Brief.Person(profile.name(), Optional.empty(), profile.pronouns(), profile.location(),
                profile.language(), List.of(), Optional.empty(), List.of(), List.of());
        return new Brief(speaker, kind, List.of(), Optional.empty(), LocalDate.now(clock), person, Optional.empty(),
                List.of());
    }

    private record Ingredients(PersonaVersion persona, Profile profile) {}
}
