package dev.parley.persona.goal.api;

import dev.parley.model.id.PersonId;
import dev.parley.persona.goal.Goal;
import dev.parley.persona.goal.GoalService;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/// What other features ask of goals, so that a test can ask it too.
@Path("/test/goals/{person}/latest/{atMost}")
@RolesAllowed(Role.SERVICE)
class LatestGoalsResource {
    private final GoalService goals;

    LatestGoalsResource(GoalService goals) {
        this.goals = goals;
    }

    @GET
    public Uni<List<UUID>> latest(@RestPath String person, @RestPath int atMost) {
        return goals.latest(new PersonId(person), atMost).map(found -> found.stream().map(Goal::id).toList());
    }
}
