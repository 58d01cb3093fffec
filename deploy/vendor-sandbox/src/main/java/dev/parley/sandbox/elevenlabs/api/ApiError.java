package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig.NotFoundDetail;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/// What ElevenLabs says when it refuses: everything is under `detail`, in one of three shapes.
public final class ApiError extends WebApplicationException {
    private static final long serialVersionUID = 1;

    private ApiError(int status, Object detail) {
        super(Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(Map.of("detail", detail)).build());
    }

    /// A failure that has a status and no words of its own yet.
    public static ApiError of(int status, String sentence) {
        return coded(status, switch (status) {
            case 401, 403 -> "invalid_api_key";
            case 404, 405 -> "not_found";
            case 429 -> "system_busy";
            default -> status < 500 ? "invalid_request" : "internal_server_error";
        }, sentence);
    }

    static ApiError invalidApiKey() {
        return of(401, "Invalid API key");
    }

    static ApiError tooManyConversations() {
        return coded(429, "too_many_concurrent_requests",
                "The workspace has as many conversations in progress as it may");
    }

    /// @param what
    ///            a conversation, an agent
    static ApiError notFound(NotFoundDetail shape, String what) {
        var sentence = "There is no such " + what;
        return switch (shape) {
            case OBJECT -> coded(404, what + "_not_found", sentence);
            case TEXT -> new ApiError(404, sentence);
        };
    }

    /// @param where
    ///            `query` or `body`, then the field's name
    static ApiError invalid(List<String> where, String type, String message) {
        return new ApiError(422, List.of(Map.of("loc", where, "msg", message, "type", type)));
    }

    private static ApiError coded(int status, String code, String message) {
        return new ApiError(status, Map.of("status", code, "message", message));
    }
}
