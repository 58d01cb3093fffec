package dev.parley.service.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/// Registered on a client of another service for what no caller may ask: the call goes under this service's own token,
/// whoever caused it.
@ApplicationScoped
public class OwnToken implements ClientRequestFilter {
    private final ServiceTokens ours;

    OwnToken(ServiceTokens ours) {
        this.ours = ours;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + ours.token());
    }
}
