package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.personas.Persona;
import dev.parley.sandbox.tavus.personas.Personas;
import dev.parley.sandbox.tavus.replicas.Replicas;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import dev.parley.sandbox.tavus.settings.TavusConfig.Ids;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Decides who is in a conversation. Ids that were never created here are believed, unless a switch says otherwise, so
/// that local development needs no set-up.
@Singleton
class Casting {
    private final TavusConfig config;
    private final Personas personas;
    private final Replicas replicas;

    Casting(TavusConfig config, Personas personas, Replicas replicas) {
        this.config = config;
        this.personas = personas;
        this.replicas = replicas;
    }

    Cast cast(CreateConversation request) {
        var persona = personas.find(request.personaId());
        if (persona.isEmpty() && !request.personaId().isBlank() && config.ids() == Ids.KNOWN) {
            throw new Refused(400, "Invalid persona_id");
        }
        var replica = replica(request, persona);
        return new Cast(replica, request.personaId(), prompt(request, replica, persona),
                config.perceptionAlways() || persona.map(Persona::perceives).orElse(false));
    }

    private String replica(CreateConversation request, Optional<Persona> persona) {
        var replica = request.replicaId().isBlank() ? defaultReplica(request, persona) : request.replicaId();
        if (replica.isBlank() || (config.ids() == Ids.KNOWN && replicas.find(replica).isEmpty())) {
            throw new Refused(400, "Invalid replica_uuid");
        }
        return replica;
    }

    private String defaultReplica(CreateConversation request, Optional<Persona> persona) {
        var believed = request.personaId().isBlank() ? "" : config.defaultReplica();
        return persona.map(Persona::defaultReplica).orElse(believed);
    }

    /// Tavus puts the persona's prompt before the caller's context, and hands back both.
    private static String prompt(CreateConversation request, String replica, Optional<Persona> persona) {
        var speaker = request.personaId().isEmpty() ? replica : request.personaId();
        var prompt = persona.map(Persona::systemPrompt).filter(words -> !words.isBlank())
                .orElse("You are " + speaker + ", in a live video conversation.");
        return request.context().isEmpty() ? prompt : prompt + "\n\n" + request.context();
    }
}
