package dev.parley.persona.context.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonaId;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// @param userId
///            the person, where a service asks for somebody
@JsonNaming(SnakeCaseStrategy.class)
record CompileContext(@Nullable String userId, @NotNull PersonaId personaId, @NotNull SessionKind kind) {}
