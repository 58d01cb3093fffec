package dev.parley.service.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns another service's problem document back into the problem it was. Registered on the clients of our services;
/// never on a vendor's, whose words are not ours to repeat.
@ApplicationScoped
@Priority(1)
public class PeerProblems implements ResponseExceptionMapper<RuntimeException> {
    private static final Set<String> STANDARD_MEMBERS = Set.of("type", "title", "status", "detail", "instance", "code",
            "errors", "traceId");

    private final ObjectMapper json;

    PeerProblems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        var problem = read(response);
        var type = typeOf(problem.get("code"));
        if (type == null || type.isOurs()) {
            return new PeerUnavailable("service behind this call", null);
        }
        var figures = new HashMap<>(problem);
        figures.keySet().removeAll(STANDARD_MEMBERS);
        return new PeerRefused(type, String.valueOf(problem.getOrDefault("detail", type.title())), figures,
                retryAfter(response));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(Response response) {
        try {
            return json.readValue(response.readEntity(String.class), Map.class);
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Map.of();
        }
    }

    private static @Nullable ProblemType typeOf(@Nullable Object code) {
        if (code == null) {
            return null;
        }
        try {
            return ProblemType.valueOf(code.toString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Duration retryAfter(Response response) {
        var seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return seconds == null || !seconds.matches("\\d{1,6}") ? null : Duration.ofSeconds(Long.parseLong(seconds));
    }
}
