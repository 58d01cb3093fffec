package dev.parley.sandbox.control;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Conversations;
import dev.parley.sandbox.tavus.replicas.Replicas;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Be Tavus's billing, or its training.
@Path("/sandbox/tavus")
@RunOnVirtualThread
public class TavusAccountControl {
    private final Conversations conversations;
    private final Replicas replicas;

    TavusAccountControl(Conversations conversations, Replicas replicas) {
        this.conversations = conversations;
        this.replicas = replicas;
    }

    @GET
    @Path("/credits")
    public CreditsLeft credits() {
        return new CreditsLeft(conversations.creditsLeft().map(Duration::toSeconds).orElse(null));
    }

    /// Without `minutes` there is no end of them.
    @POST
    @Path("/credits")
    public CreditsLeft grant(byte[] body) {
        conversations.grantCredits(Fields.parseOrEmpty(body).whole("minutes"));
        return credits();
    }

    @POST
    @Path("/replicas/{id}/fail")
    public Map<String, String> fail(@PathParam("id") String id, byte[] body) {
        var error = Fields.parseOrEmpty(body).text("error_message");
        if (!replicas.fail(id, error.isBlank() ? "The training failed" : error)) {
            throw new Refused(409, "No replica " + id + " is being trained");
        }
        return Map.of();
    }

    /// @param secondsLeft
    ///            null for endless
    public record CreditsLeft(@Nullable Long secondsLeft) {}
}
