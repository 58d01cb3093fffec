package dev.parley.session.peer;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.PeerUnavailable;
import dev.parley.session.peer.BillingClient.Reservation;
import dev.parley.session.peer.BillingClient.ReserveMinutes;
import dev.parley.session.peer.PersonaClient.CompileContext;
import dev.parley.session.peer.PersonaClient.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// What a start needs from others. A peer's refusal is the caller's answer; its silence is ours.
@ApplicationScoped
public class Peers {
    private final PersonaClient personas;
    private final BillingClient billing;

    Peers(@RestClient PersonaClient personas, @RestClient BillingClient billing) {
        this.personas = personas;
        this.billing = billing;
    }

    public Uni<Reservation> reserve(PersonId person, SessionId session, long seconds) {
        return billing.reserve(new ReserveMinutes(person, session, seconds))
                .onFailure(Peers::isSilence).transform(e -> new PeerUnavailable("usage-billing-service", e));
    }

    public Uni<Context> context(PersonId person, PersonaId persona, SessionKind kind) {
        return personas.compile(new CompileContext(person, persona, kind))
                .onFailure(Peers::isSilence).transform(e -> new PeerUnavailable("persona-service", e));
    }

    private static boolean isSilence(Throwable failure) {
        return !(failure instanceof ServiceException);
    }
}
