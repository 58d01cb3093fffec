package dev.parley.sandbox.edge;

import dev.parley.sandbox.platform.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Turns away what is too large before it is read, in the vendor's words: beyond its own, much higher limit the HTTP
/// server would do so without any.
class BodyLimit {
    static final int BYTES_MAX = 10 << 20;

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        if (request.getLength() > BYTES_MAX) {
            throw new Refused(413, "The body is too large: 10 MiB at most");
        }
    }
}
