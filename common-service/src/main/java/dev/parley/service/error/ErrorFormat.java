package dev.parley.service.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.model.problem.FieldError;
import dev.parley.model.problem.ServiceException;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The shapes in which published routes report a problem. The problem is the same; only the words around it differ.
enum ErrorFormat {
    /// RFC 9457, for `/v1`.
    PROBLEM("application/problem+json") {
        @Override
        Object render(ServiceException problem, String instance, @Nullable String traceId) {
            var type = problem.type();
            var document = new LinkedHashMap<String, Object>();
            document.put("type", URI.create("urn:parley:problem:" + type.code()));
            document.put("title", type.title());
            document.put("status", type.status());
            document.put("detail", problem.detail());
            document.put("instance", instance);
            document.put("code", type.code());
            document.putAll(problem.figures());
            if (!problem.errors().isEmpty()) {
                document.put("errors", problem.errors());
            }
            if (traceId != null) {
                document.put("traceId", traceId);
            }
            return document;
        }
    },

    /// `{"detail": "…"}`, for the routes of the onboarding and the voice seed.
    DETAIL(MediaType.APPLICATION_JSON) {
        @Override
        Object render(ServiceException problem, String instance, @Nullable String traceId) {
            return new Detail(sentence(problem));
        }
    },

    /// `{"success": false, "error": "…"}`, for the mentor seed's functions and the dream seed.
    SUCCESS(MediaType.APPLICATION_JSON) {
        @Override
        Object render(ServiceException problem, String instance, @Nullable String traceId) {
            return new Failure(false, sentence(problem));
        }
    };

    private final String mediaType;

    ErrorFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract Object render(ServiceException problem, String instance, @Nullable String traceId);

    String mediaType() {
        return mediaType;
    }

    /// The older shapes have one string, so it must say which fields are wrong.
    private static String sentence(ServiceException problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.detail() + ": "
                        + String.join("; ", problem.errors().stream().map(ErrorFormat::named).toList());
    }

    private static String named(FieldError error) {
        return error.pointer().substring(1).replace('/', '.') + " " + error.detail();
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Detail(String detail) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Failure(boolean success, String error) {}
}
