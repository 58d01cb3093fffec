package dev.parley.persona.memory.api;

import dev.parley.persona.memory.MemoryService;
import dev.parley.persona.memory.MemoryView;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/me/memory")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class MemoryResource {
    private final MemoryService memory;
    private final Caller caller;

    MemoryResource(MemoryService memory, Caller caller) {
        this.memory = memory;
        this.caller = caller;
    }

    @GET
    public Uni<MemoryView> read(@RestQuery("user_id") @Nullable String userId) {
        return memory.of(caller.actingFor(userId)).map(MemoryView::of);
    }

    @PUT
    public Uni<MemoryView> switchTo(@RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid SwitchMemory request) {
        var person = caller.actingFor(userId);
        var memoryNow = request.enabled() ? memory.optIn(person) : memory.optOut(person);
        return memoryNow.map(MemoryView::of);
    }

    @DELETE
    public Uni<Void> forgetAll(@RestQuery("user_id") @Nullable String userId) {
        return memory.forgetAll(caller.actingFor(userId));
    }

    @DELETE
    @Path("/{sessionId}")
    public Uni<Void> forget(@RestPath String sessionId, @RestQuery("user_id") @Nullable String userId) {
        return memory.forget(caller.actingFor(userId), sessionId);
    }
}
