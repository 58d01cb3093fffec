package dev.parley.service.notebook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

public record Note(@NotBlank String id, @NotBlank String personId, @Size(min = 1, max = 100) String body) {}
