package dev.parley.service.identity;

import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/// Registered on a client of another service: the caller's token travels on, and work without a caller goes under
/// this service's own.
@ApplicationScoped
public class TravellingToken implements ResteasyReactiveClientRequestFilter {
    private final CurrentIdentityAssociation identities;
    private final ServiceTokens ours;

    TravellingToken(CurrentIdentityAssociation identities, ServiceTokens ours) {
        this.identities = identities;
        this.ours = ours;
    }

    /// Who calls may not be known yet, and the event loop cannot wait for it: the request does.
    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        request.suspend();
        callers().subscribe().with(token -> {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.orElseGet(ours::token));
            request.resume();
        }, request::resume);
    }

    private Uni<Optional<String>> callers() {
        if (!Arc.container().requestContext().isActive()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return identities.getDeferredIdentity()
                .map(TravellingToken::raw)
                .onFailure(AuthenticationFailedException.class).recoverWithItem(Optional.empty());
    }

    private static Optional<String> raw(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getRawToken())
                : Optional.empty();
    }
}
