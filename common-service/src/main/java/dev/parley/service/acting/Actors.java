package dev.parley.service.acting;

import dev.parley.service.identity.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/// Knows who acts in the piece of work at hand: what background work declared, else who calls over HTTP.
/// It is remembered on the Vert.x context of that one request, message or run, and so can never leak into another.
@ApplicationScoped
class Actors {
    private static final String ACTOR = "parley.actor";

    private final CurrentIdentityAssociation identities;

    Actors(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /// @return who was declared before
    Optional<Actor> declare(Actor actor) {
        Optional<Actor> before = declared();
        ContextLocals.put(ACTOR, actor);
        return before;
    }

    /// @param before
    ///            what [#declare] returned
    void restore(Optional<Actor> before) {
        if (VertxContext.isOnDuplicatedContext()) {
            before.ifPresentOrElse(actor -> ContextLocals.put(ACTOR, actor), () -> ContextLocals.remove(ACTOR));
        }
    }

    Uni<Optional<Actor>> current() {
        var declared = declared();
        return declared.isPresent() ? Uni.createFrom().item(declared) : calling();
    }

    private static Optional<Actor> declared() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(ACTOR) : Optional.empty();
    }

    /// A route that admits everybody may be called with a token that is not ours: it names nobody.
    private Uni<Optional<Actor>> calling() {
        if (!Arc.container().requestContext().isActive()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return identities.getDeferredIdentity()
                .map(Caller::actorOf)
                .onFailure(AuthenticationFailedException.class).recoverWithItem(Optional.empty());
    }
}
