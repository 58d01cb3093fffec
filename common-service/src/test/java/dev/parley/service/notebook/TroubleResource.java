package dev.parley.service.notebook;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.identity.Role;
import dev.parley.service.input.ExactFields;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The same trouble under a path of each shape.
@Path("/{shape: v1|detail|success}/trouble")
@PermitAll
public class TroubleResource {
    public static final String SECRET = "swordfish";

    @GET
    @Path("/full")
    public Uni<String> full() {
        return Uni.createFrom().failure(new NotebookFull());
    }

    @GET
    @Path("/vendor")
    public Uni<String> vendor() {
        return Uni.createFrom().failure(new VendorAway());
    }

    @GET
    @Path("/unexpected")
    public Uni<String> unexpected() {
        return Uni.createFrom().failure(new IllegalStateException(SECRET));
    }

    @GET
    @Path("/thrown")
    public String thrown() {
        throw new IllegalStateException(SECRET);
    }

    @POST
    @Path("/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Integer> write(@Valid Notes notes) {
        return Uni.createFrom().item(notes.notes().size());
    }

    @PUT
    @Path("/cover")
    public Cover replace(@Valid Cover cover) {
        return cover;
    }

    @GET
    @Path("/pages")
    public int limit(@Valid @BeanParam PageRequest page) {
        page.after();
        return page.limit().items();
    }

    @GET
    @Path("/user")
    @RolesAllowed(Role.USER)
    public Uni<String> user() {
        return Uni.createFrom().item("welcome");
    }

    @GET
    @Path("/admin")
    @RolesAllowed(Role.ADMIN)
    public Uni<String> admin() {
        return Uni.createFrom().item("welcome");
    }

    @ExactFields
    public record Cover(@Nullable String title) {}

    public record Notes(List<@Valid Note> notes) {}

    static final class NotebookFull extends ServiceException {
        NotebookFull() {
            super(ProblemType.TOO_MANY_SESSIONS, "The notebook has no page left");
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("pages", 96);
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(7));
        }
    }

    static final class VendorAway extends ServiceException {
        VendorAway() {
            super(ProblemType.VENDOR_UNAVAILABLE, "The vendor does not answer", new IllegalStateException(SECRET));
        }
    }
}
