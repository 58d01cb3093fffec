package dev.parley.session.peer;

import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.PeerUnavailable;
import dev.parley.session.peer.PersonaClient.CompileContext;
import dev.parley.session.peer.PersonaClient.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// What the AI should know, as persona-service compiles it. Its refusal is the caller's answer; its silence is ours.
@ApplicationScoped
public class Contexts {
    private final PersonaClient personas;

    Contexts(@RestClient PersonaClient personas) {
        this.personas = personas;
    }

    public Uni<Context> compile(CompileContext request) {
        return personas.compile(request)
                .onFailure(Contexts::isSilence).transform(e -> new PeerUnavailable("persona-service", e));
    }

    private static boolean isSilence(Throwable failure) {
        return !(failure instanceof ServiceException);
    }
}
