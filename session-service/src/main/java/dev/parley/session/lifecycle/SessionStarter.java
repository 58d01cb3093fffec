package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.service.peer.Minutes;
import dev.parley.service.peer.PeerRefused;
import dev.parley.service.peer.PeerUnavailable;
import dev.parley.session.lifecycle.SessionService.Activation;
import dev.parley.session.lifecycle.SessionService.Intent;
import dev.parley.session.peer.Contexts;
import dev.parley.session.peer.PersonaClient.Context;
import dev.parley.session.platform.ServerTiming;
import dev.parley.session.tavus.Tavus;
import dev.parley.session.tavus.Tavus.VideoConversation;
import dev.parley.session.tavus.TavusIsDown;
import dev.parley.session.tavus.TavusRefused;
import dev.parley.session.tavus.TavusUnreachable;
import dev.parley.session.vendor.VendorFailure;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Starts a session: intent, minutes, context, vendor, active. The intent is committed first and the vendor is asked
/// last, so whatever dies in between leaves a trace to repair from and no conversation that nobody knows.
@ApplicationScoped
public class SessionStarter {
    private final SessionService sessions;
    private final Minutes minutes;
    private final Contexts contexts;
    private final Tavus tavus;
    private final ServerTiming timing;
    private final LifecycleConfig config;

    SessionStarter(SessionService sessions, Minutes minutes, Contexts contexts, Tavus tavus, ServerTiming timing,
            LifecycleConfig config) {
        this.sessions = sessions;
        this.minutes = minutes;
        this.contexts = contexts;
        this.tavus = tavus;
        this.timing = timing;
        this.config = config;
    }

    public Uni<Session> start(StartSession request) {
        return timing.time("intent", sessions.intend(request))
                .chain(intent -> intent.session().isRequested()
                        ? carryOut(intent, request)
                        : Uni.createFrom().item(intent.session()));
    }

    private Uni<Session> carryOut(Intent intent, StartSession request) {
        var id = intent.session().id();
        return timing
                .time("reserve", minutes.reserve(request.person(), id, request.kind(), config.longest().toSeconds()))
                .chain(granted -> timing
                        .time("context", contexts.compile(request.person(), request.persona(), request.kind()))
                        .map(context -> new Prepared(id, granted, context)))
                .chain(prepared -> timing.time("vendor", conversation(intent, prepared))
                        .map(conversation -> activation(prepared, conversation)))
                .chain(activation -> timing.time("activate", sessions.activate(id, activation)))
                .onFailure().call(failure -> giveUp(id, failure));
    }

    /// A repeated intent may have got as far as the vendor before: look there first, so that nobody is billed twice.
    private Uni<VideoConversation> conversation(Intent intent, Prepared prepared) {
        if (!intent.isRepeated()) {
            return create(prepared);
        }
        return tavus.find(prepared.session())
                .chain(found -> found.map(known -> Uni.createFrom().item(known)).orElseGet(() -> create(prepared)));
    }

    private Uni<VideoConversation> create(Prepared prepared) {
        return tavus.create(prepared.session(), prepared.context().tavus(), prepared.grantedSeconds());
    }

    private Activation activation(Prepared prepared, VideoConversation conversation) {
        var context = prepared.context();
        return new Activation(conversation.id(), conversation.joinUrl(),
                new Speaker(context.personaName(), context.personaVersion()), prepared.grantedSeconds(),
                timing.steps());
    }

    /// Marks the session failed, which releases its minutes. If even that cannot be done now, recovery will.
    private Uni<Void> giveUp(SessionId id, Throwable failure) {
        var reason = switch (failure) {
            case TavusUnreachable _,TavusIsDown _ -> EndReason.VENDOR_UNREACHABLE;
            case TavusRefused _ -> EndReason.VENDOR_ERROR;
            default -> EndReason.ENDED_BY_SERVICE;
        };
        return sessions.fail(id, reason, mayExistAtVendor(failure))
                .chain(() -> minutes.release(id))
                .onFailure().recoverWithUni(e -> {
                    Log.warnf("Failed start could not be recorded, recovery will sessionId=%s: %s", id, e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    /// Nobody pays for a conversation that nobody knows: unless it is certain that there is none, it is looked for.
    private static boolean mayExistAtVendor(Throwable failure) {
        return switch (failure) {
            case PeerRefused _,PeerUnavailable _ -> false;
            case VendorFailure refused -> refused.isUnsure();
            default -> true;
        };
    }

    private record Prepared(SessionId session, long grantedSeconds, Context context) {}
}
