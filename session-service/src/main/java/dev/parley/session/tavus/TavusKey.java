package dev.parley.session.tavus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/// Puts our key on every call.
@ApplicationScoped
class TavusKey implements ClientRequestFilter {
    private final TavusConfig config;

    TavusKey(TavusConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ClientRequestContext request) {
        var how = config.keyHeader();
        request.getHeaders().putSingle(how.header(), how.value(config.apiKey()));
    }
}
