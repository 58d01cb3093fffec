package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

@JsonNaming(SnakeCaseStrategy.class)
record StartTavusSession(@NotBlank @Size(max = 200) String userId, @NotBlank @Size(max = 200) String personaId) {}
