package dev.parley.persona.authoring.api;

import dev.parley.persona.authoring.PersonaDetail;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// An answer with one persona says in its `ETag` which version it is, for the `If-Match` of a change.
final class OnePersona {

    private OnePersona() {}

    static RestResponse<PersonaView> ok(PersonaDetail persona) {
        return answer(Status.OK, persona).build();
    }

    static RestResponse<PersonaView> created(PersonaDetail persona) {
        return answer(Status.CREATED, persona)
                .location(URI.create("/v1/personas/" + persona.id()))
                .build();
    }

    private static ResponseBuilder<PersonaView> answer(Status status, PersonaDetail persona) {
        return ResponseBuilder.create(status, PersonaView.of(persona))
                .tag(String.valueOf(persona.version()));
    }
}
