package dev.parley.session.onboarding;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.session.lifecycle.Session;
import dev.parley.session.lifecycle.SessionNotFound;
import dev.parley.session.lifecycle.SessionService;
import dev.parley.session.lifecycle.SessionStarter;
import dev.parley.session.lifecycle.StartSession;
import dev.parley.session.lifecycle.StartSession.TavusFace;
import dev.parley.session.lifecycle.StartSession.Wishes;
import dev.parley.session.lifecycle.Started;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session like any other. Whom it is with is stored together with the intent, so that no call is without a name.
@ApplicationScoped
public class Onboarding {
    private final SessionStarter starter;
    private final SessionService sessions;
    private final NewcomerRepository newcomers;
    private final OnboardingConfig config;

    Onboarding(SessionStarter starter, SessionService sessions, NewcomerRepository newcomers,
            OnboardingConfig config) {
        this.starter = starter;
        this.sessions = sessions;
        this.newcomers = newcomers;
        this.config = config;
    }

    public Uni<Session> start(PersonId person, Newcomer newcomer, @Nullable String conversationName,
            @Nullable String idempotencyKey) {
        var wishes = new Wishes(conversationName, List.of(newcomer.name()), null, null, face());
        var request = new StartSession(person, config.personaId(), SessionKind.ONBOARDING, List.of(Vendor.TAVUS),
                wishes, idempotencyKey);
        return starter.start(request, session -> newcomers.store(session, person, newcomer)).map(Started::session);
    }

    /// Other conversations are none of the onboarding app's business.
    public Uni<Session> required(String conversation) {
        return sessions.requiredByVendor(Vendor.TAVUS, conversation).invoke(session -> {
            if (session.kind() != SessionKind.ONBOARDING) {
                throw new SessionNotFound(conversation);
            }
        });
    }

    private @Nullable TavusFace face() {
        var persona = config.tavusPersonaId();
        var replica = config.tavusReplicaId();
        return persona.isEmpty() && replica.isEmpty()
                ? null
                : new TavusFace(persona.orElse(null), replica.orElse(null));
    }
}
