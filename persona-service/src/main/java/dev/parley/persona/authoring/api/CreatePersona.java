package dev.parley.persona.authoring.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.Vendor;
import dev.parley.persona.authoring.PersonaContent;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/// A new persona of one person, or of everybody's.
///
/// @param userId
///            whose, where a service or an admin asks
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
record CreatePersona(@Nullable String userId, boolean forEverybody,
        @NotBlank @Text(max = 100) String name, @Nullable @Text(max = 200) String avatarId,
        @Nullable @Text(max = 20_000) String instructions, @Nullable @Text(max = 1_000) String greeting,
        @Nullable @Size(max = 20) List<@NotBlank @Text(max = 100) String> specialities,
        @Nullable @Size(max = 30) List<@NotBlank @Text(max = 500) String> guardrails,
        @Nullable @Text(max = 40) String language, @Nullable @Valid VendorSettingsDraft vendorSettings,
        @Nullable @Size(min = 1, max = 3) @UniqueElements List<@NotNull Vendor> vendors, @Nullable Boolean active) {

    PersonaContent content() {
        return new RewritePersona(name, avatarId, instructions, greeting, specialities, guardrails, language,
                vendorSettings, vendors, active).content();
    }

    @Override
    public String toString() {
        return "CreatePersona[]";
    }
}
