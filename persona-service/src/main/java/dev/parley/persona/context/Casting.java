package dev.parley.persona.context;

import dev.parley.persona.authoring.PersonaContent.VendorSettings.ElevenLabs;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.LiveKit;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.Tavus;
import dev.parley.persona.authoring.PersonaService;
import dev.parley.persona.authoring.PersonaVersion;
import dev.parley.persona.catalogue.Avatar;
import dev.parley.persona.catalogue.CatalogueService;
import dev.parley.persona.catalogue.Interpreter;
import dev.parley.persona.catalogue.Voice;
import dev.parley.persona.context.ContextRequest.Chosen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Finds who speaks: the persona with what its avatar and the catalogue add to it, or the interpreter.
@ApplicationScoped
class Casting {
    private final PersonaService personas;
    private final CatalogueService catalogue;

    Casting(PersonaService personas, CatalogueService catalogue) {
        this.personas = personas;
        this.catalogue = catalogue;
    }

    Uni<Cast> cast(ContextRequest request) {
        return switch (request.chosen()) {
            case Chosen.OfPersona(var id, var version) ->
                personas.required(request.person(), id, version).chain(this::withAvatar);
            case Chosen.OfInterpreter(var id) -> catalogue.requiredInterpreter(id).map(Casting::interpreter);
        };
    }

    private Uni<Cast> withAvatar(PersonaVersion persona) {
        return avatar(persona)
                .chain(avatar -> voice(persona).map(voice -> persona(persona, avatar, voice)))
                .chain(cast -> hasPremiumReplica(persona).map(cast::orPremium));
    }

    private Uni<Boolean> hasPremiumReplica(PersonaVersion persona) {
        var replica = persona.content().replicaId();
        return replica == null ? Uni.createFrom().item(false) : catalogue.isPremiumReplica(replica);
    }

    private Uni<Optional<Avatar>> avatar(PersonaVersion persona) {
        var id = persona.content().avatarId();
        return id == null ? Uni.createFrom().item(Optional.empty()) : catalogue.avatar(id);
    }

    private Uni<String> voice(PersonaVersion persona) {
        var chosen = persona.content().vendorSettings().voice();
        return chosen == null ? catalogue.defaultVoice().map(Voice::id) : Uni.createFrom().item(chosen);
    }

    private static Cast persona(PersonaVersion persona, Optional<Avatar> avatar, String voice) {
        var content = persona.content();
        var settings = content.vendorSettings();
        var tavus = Optional.ofNullable(settings.tavus());
        var speaker = new Brief.Persona(persona.persona(), persona.version(), content.name(),
                Optional.ofNullable(content.instructions()), Optional.ofNullable(content.greeting()),
                ownElse(content.specialities(), avatar.map(Avatar::specialities)), content.guardrails(),
                Optional.ofNullable(content.language()),
                tavus.map(Tavus::personaId),
                tavus.map(Tavus::replicaId).or(() -> avatar.flatMap(Avatar::replicaId)),
                Optional.ofNullable(settings.livekit()).map(LiveKit::agentName),
                Optional.ofNullable(settings.elevenlabs()).map(ElevenLabs::agentId), voice, content.vendors());
        return new Cast(speaker, persona.persona() + " " + persona.version() + " " + persona.digest(),
                avatar.filter(Avatar::isPremium).isPresent());
    }

    private static Cast interpreter(Interpreter interpreter) {
        var speaker = new Brief.Interpreter(interpreter.id(), interpreter.name(), interpreter.style(),
                Optional.of(interpreter.greeting()), interpreter.agentId(), interpreter.voice());
        return new Cast(speaker, "interpreter " + interpreter.id(), false);
    }

    private static List<String> ownElse(List<String> own, Optional<List<String>> other) {
        return own.isEmpty() ? other.orElse(List.of()) : own;
    }

    /// @param identity
    ///            tells, together with the catalogue's revision, whether two speakers are the same in every word
    /// @param isPremium
    ///            whether the plan must include what the speaker looks like
    record Cast(Brief.Speaker speaker, String identity, boolean isPremium) {
        Cast orPremium(boolean premium) {
            return new Cast(speaker, identity, isPremium || premium);
        }
    }
}
