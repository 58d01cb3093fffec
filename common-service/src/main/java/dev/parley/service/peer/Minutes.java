package dev.parley.service.peer;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.ReleaseClient.ReleaseMinutes;
import dev.parley.service.peer.ReservationClient.ReserveMinutes;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// The person's minutes, as usage-billing-service keeps them, for the services that start sessions.
@ApplicationScoped
public class Minutes {
    private final ReservationClient reservations;
    private final ReleaseClient releases;

    Minutes(@RestClient ReservationClient reservations, @RestClient ReleaseClient releases) {
        this.reservations = reservations;
        this.releases = releases;
    }

    /// Asking twice for one session gives the same reservation.
    public Uni<Reserved> reserve(PersonId person, SessionId session, SessionKind kind, long seconds) {
        return reservations.reserve(new ReserveMinutes(person, session, kind, seconds))
                .onFailure(e -> !(e instanceof ServiceException))
                .transform(e -> new PeerUnavailable("usage-billing-service", e));
    }

    /// Gives a failed session's minutes back before its caller tries again. The event of the failure does so in any
    /// case; this only spares the caller the wait, so it may fail.
    public Uni<Void> release(SessionId session) {
        return releases.release(new ReleaseMinutes(session))
                .onFailure()
                .invoke(e -> Log.debugf("Minutes are left to the event sessionId=%s: %s", session, e.toString()))
                .onFailure().recoverWithNull();
    }
}
