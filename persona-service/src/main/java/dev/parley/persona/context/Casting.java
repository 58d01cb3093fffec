package dev.parley.persona.context;

import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaNotFound;
import dev.parley.persona.catalogue.InterpreterNotFound;
import dev.parley.persona.context.ContextRequest.Chosen;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds who speaks: the persona with what its avatar and the catalogue add to it, or the interpreter.
@ApplicationScoped
class Casting {
    private final ActingFunctions functions;
    private final PrivateJson json;

    Casting(ActingFunctions functions, PrivateJson json) {
        this.functions = functions;
        this.json = json;
    }

    Uni<Cast> cast(ContextRequest request) {
        return switch (request.chosen()) {
            case Chosen.OfPersona(var id, var version) ->
                callSheet(request, id.value(), version.orElse(null), null).map(sheet -> persona(sheet, id));
            case Chosen.OfInterpreter(var id) ->
                callSheet(request, null, null, id).map(sheet -> interpreter(sheet, id));
        };
    }

    private Uni<CallSheet> callSheet(ContextRequest request, @Nullable String persona, @Nullable Integer version,
            @Nullable String interpreter) {
        return functions.call("call_sheet", request.person().value(), persona, version, interpreter)
                .map(rows -> json.read(rows.iterator().next().getString(0), CallSheet.class));
    }

    private static Cast persona(CallSheet sheet, PersonaId id) {
        var persona = sheet.persona();
        if (persona == null || !persona.content().active()) {
            throw new PersonaNotFound(id);
        }
        return new Cast(persona.speaker(), persona.id() + " " + persona.version() + " " + persona.digest(),
                persona.isPremium(), Optional.ofNullable(sheet.personRevision()), sheet.catalogueRevision());
    }

    private static Cast interpreter(CallSheet sheet, String id) {
        var interpreter = sheet.interpreter();
        if (interpreter == null) {
            throw new InterpreterNotFound(id);
        }
        return new Cast(interpreter.speaker(), "interpreter " + id, false, Optional.ofNullable(sheet.personRevision()),
                sheet.catalogueRevision());
    }

    /// @param identity
    ///            tells, together with the catalogue's revision, whether two speakers are the same in every word
    /// @param isPremium
    ///            whether the plan must include what the speaker looks like
    /// @param personRevision
    ///            of what is known of the person; none while nothing is
    record Cast(Brief.Speaker speaker, String identity, boolean isPremium, Optional<Long> personRevision,
            long catalogueRevision) {}
}
