package dev.parley.persona.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An avatar as an operator writes it.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record AvatarDraft(@NotBlank @Text(max = 100) String name, @NotBlank @Text(max = 2000) String description,
        @Size(max = 10) List<@NotNull @Text(max = 500) @WebAddress String> images,
        @Nullable @Size(min = 1) @Text(max = 100) String replicaId,
        @Size(max = 20) List<@NotBlank @Text(max = 60) String> specialities,
        @NotNull @Pattern(regexp = Tier.CODES, message = Tier.RULE) String tier, Boolean active) {

    public AvatarDraft {
        images = images == null ? List.of() : images;
        specialities = specialities == null ? List.of() : specialities;
        active = active == null || active;
    }
}
