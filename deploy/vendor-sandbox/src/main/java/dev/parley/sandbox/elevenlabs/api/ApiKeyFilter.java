package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
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
    private final ElevenLabsConfig config;

    ApiKeyFilter(ElevenLabsConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var isElevenLabs = Vendor.at(request.getUriInfo().getRequestUri().getPath())
                .filter(Vendor.ELEVENLABS::equals)
                .isPresent();
        if (isElevenLabs && !config.apiKey().equals(request.getHeaderString("xi-api-key"))) {
            throw ApiError.invalidApiKey();
        }
    }
}
