package dev.parley.billing.statement.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.billing.statement.Periods;
import dev.parley.billing.statement.Statement;
import dev.parley.billing.statement.StatementReader;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.platform.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// A statement's `ETag` is the digest of its bytes, so whoever keeps one can tell that it is still the same.
@Path("/v1/statements/{period}")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class StatementResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    /// Whoever takes anything gets JSON.
    private static final String CSV_IF_ASKED = "text/csv;qs=0.9";
    /// It may be kept, but only by whoever it was for, and only if it is asked about each time.
    private static final String ASK_EACH_TIME = "private, no-cache";

    private final StatementReader statements;
    private final Periods periods;
    private final Caller caller;
    private final ObjectMapper json;

    StatementResource(StatementReader statements, Periods periods, Caller caller, ObjectMapper json) {
        this.statements = statements;
        this.periods = periods;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(StatementView.class)
    public Uni<Response> asJson(@RestPath String period, @RestQuery("user_id") @Nullable String userId,
            @Context Request request) {
        return read(period, userId).map(statement -> answer(json(statement), MediaType.APPLICATION_JSON, request));
    }

    @GET
    @Produces(CSV_IF_ASKED)
    @APIResponseSchema(String.class)
    public Uni<Response> asCsv(@RestPath String period, @RestQuery("user_id") @Nullable String userId,
            @Context Request request) {
        return read(period, userId).map(statement -> answer(StatementCsv.of(statement).getBytes(UTF_8), CSV, request));
    }

    private Uni<Statement> read(String period, @Nullable String userId) {
        return statements.read(caller.actingFor(userId), periods.asked(period));
    }

    private byte[] json(Statement statement) {
        try {
            return json.writeValueAsBytes(StatementView.of(statement));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A statement cannot be written", e);
        }
    }

    private static Response answer(byte[] body, String type, Request request) {
        var tag = new EntityTag(Sha256.hex(body));
        var same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(body, type).tag(tag) : same)
                .header(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
