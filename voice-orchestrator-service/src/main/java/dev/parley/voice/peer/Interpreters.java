package dev.parley.voice.peer;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.PeerRefused;
import dev.parley.service.peer.PeerUnavailable;
import dev.parley.voice.peer.PersonaClient.CompileContext;
import dev.parley.voice.peer.PersonaClient.Interpreter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Interpreters and what they are told, as persona-service knows them.
@ApplicationScoped
public class Interpreters {
    private static final int ALL = 200;

    private final PersonaClient personas;

    Interpreters(@RestClient PersonaClient personas) {
        this.personas = personas;
    }

    /// Whether it is the interpreter or the dream that is not there, only the list of interpreters tells.
    public Uni<InterpreterContext> context(PersonId person, String interpreter, UUID dream) {
        var request = new CompileContext(person, interpreter, SessionKind.INTERPRETATION, dream);
        return guarded(personas.compile(request))
                .map(found -> new InterpreterContext(Optional.ofNullable(found.elevenlabs().agentId()),
                        found.elevenlabs().dynamicVariables()))
                .onFailure(Interpreters::isNotFound).recoverWithUni(() -> offered()
                        .map(offered -> offered.contains(interpreter)
                                ? new DreamNotFound(dream)
                                : new UnknownInterpreter(offered))
                        .chain(failure -> Uni.createFrom().failure(failure)));
    }

    private Uni<List<String>> offered() {
        return guarded(personas.interpreters(true, ALL))
                .map(found -> found.items().stream().map(Interpreter::id).sorted().toList());
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof PeerRefused refused && refused.type() == ProblemType.NOT_FOUND;
    }

    private static <T> Uni<T> guarded(Uni<T> call) {
        return call.onFailure(e -> !(e instanceof ServiceException))
                .transform(e -> new PeerUnavailable("persona-service", e));
    }
}
