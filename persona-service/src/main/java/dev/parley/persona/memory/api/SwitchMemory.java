package dev.parley.persona.memory.api;

import dev.parley.service.input.ExactFields;
import jakarta.validation.constraints.NotNull;

@ExactFields
record SwitchMemory(@NotNull Boolean enabled) {}
