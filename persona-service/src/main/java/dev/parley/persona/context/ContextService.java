package dev.parley.persona.context;

import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaService;
import dev.parley.persona.authoring.PersonaVersion;
import dev.parley.persona.profile.Profile;
import dev.parley.persona.profile.ProfileService;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

@ApplicationScoped
public class ContextService {
    private final PersonaService personas;
    private final ProfileService profiles;
    private final Outbox outbox;
    private final Clock clock;

    ContextService(PersonaService personas, ProfileService profiles, Outbox outbox, Clock clock) {
        this.personas = personas;
        this.profiles = profiles;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<CompiledContext> compile(PersonId person, PersonaId persona, SessionKind kind) {
        return personas.required(person, persona)
                .chain(found -> profiles.of(person).map(profile -> new Ingredients(found, profile)))
                .map(known -> ContextCompiler.compile(known.persona(), known.profile(), kind))
                .call(context -> outbox.append(
                        new ContextCompiled(person, persona, kind, digest(context), clock.instant())));
    }

    /// Tells whether two conversations were given the same context, and nothing of what it says.
    private static String digest(CompiledContext context) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(context.livekit().systemPrompt().getBytes(StandardCharsets.UTF_8));
            sha256.update(context.livekit().openingLine().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    private record Ingredients(PersonaVersion persona, Profile profile) {}
}
