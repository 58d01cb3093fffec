package dev.parley.voice.assistant.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record EndSession(@NotBlank @Size(max = 200) String sessionId) {}
