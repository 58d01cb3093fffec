package dev.parley.voice.platform;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The API as ReDoc, at the address that the voice seed published. Everything it needs comes from here: a page that
/// shows an API must not load a stranger's program.
@ApplicationScoped
class ReDoc {
    private static final String WEBJAR = "/META-INF/maven/org.webjars/redoc/pom.properties";
    private static final String PROGRAM = "META-INF/resources/webjars/redoc/%s/redoc.standalone.js";
    private static final String ONLY_FROM_HERE = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; worker-src blob:; object-src 'none'; base-uri 'none'";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <title>Voice Assistant Orchestrator - ReDoc</title>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <style>body { margin: 0; }</style>
            </head>
            <body>
              <redoc spec-url="/redoc/openapi.json"></redoc>
              <script src="/redoc/redoc.standalone.js"></script>
            </body>
            </html>
            """;

    void serve(@Observes Router router) {
        var program = PROGRAM.formatted(version());
        router.get("/redoc").handler(request -> page(request.response()));
        router.get("/redoc/redoc.standalone.js").handler(request -> program(request, program));
        router.get("/redoc/openapi.json").handler(request -> request.reroute("/q/openapi?format=json"));
    }

    private static void page(HttpServerResponse response) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", ONLY_FROM_HERE)
                .end(PAGE);
    }

    private static void program(RoutingContext request, String file) {
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .sendFile(file);
    }

    private static String version() {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(ReDoc.class.getResourceAsStream(WEBJAR), "ReDoc is not packaged")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("ReDoc cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
