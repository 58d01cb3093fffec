package dev.parley.persona.profile.api;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/// Shows and erases one section of what is kept of a person, so that a test can ask each of them by itself.
@Path("/test/kept/{section}/{person}")
@RolesAllowed(Role.SERVICE)
class KeptDataResource {
    private final Instance<PersonalData> kept;

    KeptDataResource(Instance<PersonalData> kept) {
        this.kept = kept;
    }

    @GET
    public Uni<?> archive(@RestPath String section, @RestPath String person) {
        return named(section).archive(new PersonId(person));
    }

    @DELETE
    public Uni<Void> erase(@RestPath String section, @RestPath String person) {
        return named(section).erase(new PersonId(person));
    }

    private PersonalData named(String section) {
        return kept.stream().filter(data -> data.section().equals(section)).findFirst().orElseThrow();
    }
}
