package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.peer.Granted;
import dev.parley.service.peer.Minutes;
import dev.parley.service.peer.PeerRefused;
import dev.parley.service.peer.PeerUnavailable;
import dev.parley.service.peer.Reserved;
import dev.parley.session.lifecycle.SessionService.Activation;
import dev.parley.session.lifecycle.SessionService.Intent;
import dev.parley.session.lifecycle.Venue.Opening;
import dev.parley.session.lifecycle.Venue.Place;
import dev.parley.session.peer.Contexts;
import dev.parley.session.peer.PersonaClient.Context;
import dev.parley.session.platform.ServerTiming;
import dev.parley.session.vendor.VendorFailure;
import dev.parley.session.vendor.VendorFailure.Why;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Starts a session: intent, minutes, context, vendor, active. The intent is committed first and the vendor is asked
/// last, so whatever dies in between leaves a trace to repair from and no conversation that nobody knows.
///
/// Where one vendor cannot, the next one that was asked for is tried: it is the same session, on the same minutes, and
/// the AI knows the same.
@ApplicationScoped
public class SessionStarter {
    private final SessionService sessions;
    private final Minutes minutes;
    private final Contexts contexts;
    private final Venues venues;
    private final ServerTiming timing;
    private final LifecycleConfig config;
    private final Clock clock;

    SessionStarter(SessionService sessions, Minutes minutes, Contexts contexts, Venues venues, ServerTiming timing,
            LifecycleConfig config, Clock clock) {
        this.sessions = sessions;
        this.minutes = minutes;
        this.contexts = contexts;
        this.venues = venues;
        this.timing = timing;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Started> start(StartSession request) {
        return start(request, _ -> Uni.createFrom().voidItem());
    }

    /// @param alongside
    ///            what is committed together with the intent
    public Uni<Started> start(StartSession request, Function<SessionId, Uni<Void>> alongside) {
        return timing.time("intent", sessions.intend(request, alongside)).chain(intent -> {
            var session = intent.session();
            if (session.isRequested()) {
                return carryOut(intent, request);
            }
            return session.isActive() ? joinAgain(session, request) : Uni.createFrom().item(Started.over(session));
        });
    }

    private Uni<Started> carryOut(Intent intent, StartSession request) {
        var until = clock.instant().plus(config.patience());
        return reserve(intent.session(), request)
                .chain(reserved -> timing
                        .time("context", contexts.compile(request.forContext()))
                        .map(context -> new Prepared(intent, request, reserved, request.withFace(context), until)))
                .chain(prepared -> open(prepared).chain(place -> activate(prepared, place)))
                .onFailure().call(failure -> giveUp(intent, failure));
    }

    /// For whoever never got the answer: it reserves nothing new and opens nothing.
    private Uni<Started> joinAgain(Session session, StartSession request) {
        return reserve(session, request)
                .chain(reserved -> timing
                        .time("vendor." + session.vendor().code(), venues.at(session.vendor()).join(session))
                        .map(join -> new Started(session, Optional.of(join), Optional.of(reserved))));
    }

    private Uni<Reserved> reserve(Session session, StartSession request) {
        var seconds = request.secondsWithin(config.longest());
        return timing.time("reserve",
                minutes.reserve(request.person(), session.id(), request.kind(), seconds));
    }

    private Uni<Place> open(Prepared prepared) {
        var session = prepared.intent().session();
        var vendors = prepared.vendors();
        if (vendors.getFirst() == session.vendor()) {
            return openAtFirstOf(vendors, prepared, prepared.intent().isRepeated());
        }
        return switchTo(vendors.getFirst(), prepared, prepared.intent().isRepeated())
                .chain(() -> openAtFirstOf(vendors, prepared, false));
    }

    /// The switch is committed before the next vendor is asked, so that it is known where to look.
    private Uni<Place> openAtFirstOf(List<Vendor> vendors, Prepared prepared, boolean mayBeOpen) {
        if (clock.instant().isAfter(prepared.until())) {
            return Uni.createFrom().failure(new StartTookTooLong());
        }
        var vendor = vendors.getFirst();
        return timing.time("vendor." + vendor.code(), venues.at(vendor).open(prepared.opening(mayBeOpen)))
                .onFailure(failure -> vendors.size() > 1 && anotherMayDoBetter(failure))
                .recoverWithUni(failure -> switchTo(vendors.get(1), prepared, mayBeOpen || mayExistAtVendor(failure))
                        .chain(() -> openAtFirstOf(vendors.subList(1, vendors.size()), prepared, false)));
    }

    private Uni<Void> switchTo(Vendor next, Prepared prepared, boolean isUnsure) {
        return sessions.switchVendor(prepared.session(), next, isUnsure, timing.newSteps());
    }

    private Uni<Started> activate(Prepared prepared, Place place) {
        var context = prepared.context();
        var activation = new Activation(place, new Speaker(context.personaName(), context.personaVersion()),
                prepared.granted(config.longest()), timing.newSteps());
        return timing.time("activate", sessions.activate(prepared.session(), activation))
                .map(session -> new Started(session, Optional.of(place.join()), Optional.of(prepared.reserved())));
    }

    /// Marks the session failed, which releases its minutes. If even that cannot be done now, recovery will.
    private Uni<Void> giveUp(Intent intent, Throwable failure) {
        var id = intent.session().id();
        var isUnsure = intent.isRepeated() || mayExistAtVendor(failure);
        return sessions.fail(id, reasonOf(failure), isUnsure, timing.newSteps())
                .chain(session -> session.hasFailed() ? minutes.release(id) : Uni.createFrom().voidItem())
                .onFailure().recoverWithUni(e -> {
                    Log.warnf("Failed start could not be recorded, recovery will sessionId=%s: %s", id, e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private static EndReason reasonOf(Throwable failure) {
        if (failure instanceof VendorFailure vendor) {
            return vendor.why() == Why.OUTAGE ? EndReason.VENDOR_UNREACHABLE : EndReason.VENDOR_ERROR;
        }
        return EndReason.ENDED_BY_SERVICE;
    }

    private static boolean anotherMayDoBetter(Throwable failure) {
        return failure instanceof VendorFailure vendor && vendor.anotherMayDoBetter();
    }

    /// Nobody pays for a conversation that nobody knows: unless it is certain that there is none, it is looked for.
    private static boolean mayExistAtVendor(Throwable failure) {
        return switch (failure) {
            case PeerRefused _,PeerUnavailable _,PersonaNotOffered _,StartTookTooLong _ -> false;
            case VendorFailure refused -> refused.isUnsure();
            default -> true;
        };
    }

    /// @param until
    ///            when it is too late to ask a vendor
    private record Prepared(Intent intent, StartSession request, Reserved reserved, Context context, Instant until) {

        SessionId session() {
            return intent.session().id();
        }

        /// Those that are left to try, from the one that the session has come to.
        List<Vendor> vendors() {
            var asked = request.vendors();
            var reached = Math.max(0, asked.indexOf(intent.session().vendor()));
            var left = asked.subList(reached, asked.size()).stream().filter(context.vendors()::contains).toList();
            if (left.isEmpty()) {
                throw new PersonaNotOffered();
            }
            return left;
        }

        Granted granted(Duration longest) {
            return reserved.granted(request.secondsWithin(longest));
        }

        Opening opening(boolean mayBeOpen) {
            return new Opening(session(), request.person(), request.kind(), context, reserved.grantedSeconds(),
                    mayBeOpen);
        }
    }
}
