package dev.parley.persona.context.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.problem.FieldError;
import dev.parley.persona.context.ContextRequest;
import dev.parley.persona.context.ContextRequest.Chosen;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who speaks is a persona or an interpreter, and never both.
///
/// @param userId
///            the person, where a service asks for somebody
/// @param personaVersion
///            the one that a session has pinned; the current one without it
/// @param participants
///            names of those who take part
/// @param prompt
///            what the person wants to talk about
@OneSpeaker
@JsonNaming(SnakeCaseStrategy.class)
record CompileContext(@Nullable String userId, @Nullable String personaId,
        @Nullable @Text(max = 200) String interpreterId, @Nullable @Positive Integer personaVersion,
        @NotNull SessionKind kind, @Nullable UUID dreamId,
        @Size(max = PARTICIPANTS_MAX) List<@NotNull @Text(max = 100) String> participants,
        @Nullable @Text(max = 8000) String prompt) {
    private static final int PARTICIPANTS_MAX = 50;

    CompileContext {
        participants = participants == null ? List.of() : participants;
    }

    ContextRequest of(PersonId person) {
        var chosen = personaId == null
                ? new Chosen.OfInterpreter(Objects.requireNonNull(interpreterId))
                : new Chosen.OfPersona(named(personaId), Optional.ofNullable(personaVersion));
        return new ContextRequest(person, chosen, kind, Optional.ofNullable(dreamId), participants,
                Optional.ofNullable(prompt));
    }

    private static PersonaId named(String personaId) {
        try {
            return new PersonaId(personaId);
        } catch (IllegalArgumentException e) {
            throw new RequestNotValid(List.of(new FieldError("/persona_id", String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public String toString() {
        return "CompileContext[kind=" + kind + "]";
    }
}
