package dev.parley.sandbox.livekit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Locale;
import java.util.Map;

/// A failure in Twirp's own shape.
public final class TwirpError extends WebApplicationException {
    private static final long serialVersionUID = 1;

    TwirpError(Code code, String message) {
        this(code, message, Map.of());
    }

    private TwirpError(Code code, String message, Map<String, String> meta) {
        this(code.status, code, message, meta);
    }

    private TwirpError(int status, Code code, String message, Map<String, String> meta) {
        super(Response.status(status).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Body(code.name().toLowerCase(Locale.ROOT), message, meta)).build());
    }

    /// A failure that has a status and no words yet. The status stays, whichever code comes nearest.
    public static TwirpError of(int status, String method, String path, boolean isProtobuf) {
        return switch (status) {
            case 400 -> new TwirpError(Code.MALFORMED,
                    "the " + (isProtobuf ? "protobuf" : "json") + " request could not be decoded");
            case 404, 405 -> badRoute(method, path);
            case 413 -> new TwirpError(Code.MALFORMED, "failed to read request body");
            case 429 -> new TwirpError(Code.RESOURCE_EXHAUSTED, "rate limit exceeded");
            case 503 -> new TwirpError(Code.UNAVAILABLE, "no response from servers");
            default -> new TwirpError(status, Code.INTERNAL, "internal server error", Map.of());
        };
    }

    static TwirpError permissionsDenied() {
        return new TwirpError(Code.UNAUTHENTICATED, "permissions denied");
    }

    /// Errors that crossed the server's internal bus carry its prefix.
    static TwirpError fromBus(Code code, String message) {
        return new TwirpError(code, "twirp error unknown: " + message);
    }

    static TwirpError badRoute(String method, String path) {
        return badRoute(method, path, "POST".equals(method)
                ? "no handler for path \"%s\"".formatted(path)
                : "unsupported method \"%s\" (only POST is allowed)".formatted(method));
    }

    static TwirpError badRoute(String method, String path, String message) {
        return new TwirpError(Code.BAD_ROUTE, message, Map.of("twirp_invalid_route", method + " " + path));
    }

    enum Code {
        MALFORMED(400), INVALID_ARGUMENT(400), FAILED_PRECONDITION(412), UNAUTHENTICATED(401), NOT_FOUND(
                404), BAD_ROUTE(404), RESOURCE_EXHAUSTED(429), INTERNAL(
                        500), UNAVAILABLE(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }
    }

    record Body(String code, String msg, @JsonInclude(Include.NON_EMPTY) Map<String, String> meta) {}
}
