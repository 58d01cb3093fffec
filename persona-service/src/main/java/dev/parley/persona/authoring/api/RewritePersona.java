package dev.parley.persona.authoring.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.Vendor;
import dev.parley.persona.authoring.PersonaContent;
import dev.parley.persona.authoring.PersonaContent.VendorSettings;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/// The whole content of a persona. What is left out is not as it was, but empty: every vendor may run it, and it is
/// active.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
record RewritePersona(@NotBlank @Text(max = 100) String name, @Nullable @Text(max = 200) String avatarId,
        @Nullable @Text(max = 20_000) String instructions, @Nullable @Text(max = 1_000) String greeting,
        @Nullable @Size(max = 20) List<@NotBlank @Text(max = 100) String> specialities,
        @Nullable @Size(max = 30) List<@NotBlank @Text(max = 500) String> guardrails,
        @Nullable @Text(max = 40) String language, @Nullable @Valid VendorSettingsDraft vendorSettings,
        @Nullable @Size(min = 1, max = 3) @UniqueElements List<@NotNull Vendor> vendors, @Nullable Boolean active) {
    private static final List<Vendor> ALL_VENDORS = List.of(Vendor.TAVUS, Vendor.LIVEKIT, Vendor.ELEVENLABS);

    PersonaContent content() {
        return new PersonaContent(name, avatarId, instructions, greeting, requireNonNullElse(specialities, List.of()),
                requireNonNullElse(guardrails, List.of()), language,
                vendorSettings == null ? VendorSettings.NONE : vendorSettings.settings(),
                requireNonNullElse(vendors, ALL_VENDORS), active == null || active);
    }

    @Override
    public String toString() {
        return "RewritePersona[]";
    }
}
