package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.Limits;
import dev.parley.sandbox.livekit.Revocations;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.token.TokenVerifier;
import dev.parley.sandbox.livekit.token.Verdict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// What a browser asks when it could not connect: is it my token?
@Path("/rtc/validate")
@RunOnVirtualThread
public class RtcResource {
    private final TokenVerifier tokens;
    private final Revocations revocations;

    RtcResource(TokenVerifier tokens, Revocations revocations) {
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @GET
    public Response validate(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("access_token") @Nullable String token) {
        return switch (verdictOn(authorization, token)) {
            case Verdict.Anonymous() -> text(401, "permissions denied");
            case Verdict.Rejected(var answer, _) -> text(401, answer);
            case Verdict.Accepted(var claims) -> answerTo(claims);
        };
    }

    private Verdict verdictOn(@Nullable String authorization, @Nullable String token) {
        return authorization == null && token != null ? tokens.verify(token) : tokens.verifyHeader(authorization);
    }

    private Response answerTo(Claims claims) {
        if (!claims.video().roomJoin() || revocations.isRevoked(claims)) {
            return text(401, "permissions denied");
        }
        if (claims.identity().isEmpty()) {
            return text(400, "identity cannot be empty");
        }
        if (claims.video().room().isEmpty()) {
            return text(400, "no room name");
        }
        return Limits.ofJoin(claims).map(flaw -> text(400, flaw)).orElseGet(() -> text(200, "success"));
    }

    private static Response text(int status, String words) {
        return Response.status(status).header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8").entity(words)
                .build();
    }
}
