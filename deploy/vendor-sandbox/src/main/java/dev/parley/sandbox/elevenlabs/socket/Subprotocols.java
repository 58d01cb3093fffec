package dev.parley.sandbox.elevenlabs.socket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/// Clients ask for `convai`, and most of them go away if it is not agreed to.
@Singleton
class Subprotocols implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.addWebSocketSubProtocol("convai");
    }
}
