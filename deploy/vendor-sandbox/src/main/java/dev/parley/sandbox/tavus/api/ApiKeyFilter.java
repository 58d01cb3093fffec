package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.tavus.settings.TavusConfig;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// The key is asked for before anything else is looked at. Application scoped because filters are made before the
/// settings are read: only the first request may touch them.
@Provider
@ApplicationScoped
class ApiKeyFilter implements ContainerRequestFilter {
    private final TavusConfig config;

    ApiKeyFilter(TavusConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var isTavus = Vendor.at(request.getUriInfo().getRequestUri().getPath()).filter(Vendor.TAVUS::equals)
                .isPresent();
        if (isTavus && !config.apiKey().equals(request.getHeaderString("x-api-key"))) {
            throw AccountError.invalidAccessToken();
        }
    }
}
