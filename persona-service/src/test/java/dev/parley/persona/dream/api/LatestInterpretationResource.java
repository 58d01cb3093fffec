package dev.parley.persona.dream.api;

import dev.parley.model.id.PersonId;
import dev.parley.persona.dream.Interpretation;
import dev.parley.persona.dream.InterpretationService;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/// What other features ask of interpretations, so that a test can ask it too.
@Path("/test/dreams/{person}/{dream}/latest")
@RolesAllowed(Role.SERVICE)
class LatestInterpretationResource {
    private final InterpretationService interpretations;

    LatestInterpretationResource(InterpretationService interpretations) {
        this.interpretations = interpretations;
    }

    @GET
    public Uni<List<UUID>> latest(@RestPath String person, @RestPath UUID dream) {
        return interpretations.latestOf(new PersonId(person), dream)
                .map(found -> found.stream().map(Interpretation::id).toList());
    }
}
