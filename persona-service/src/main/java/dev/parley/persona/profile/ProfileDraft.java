package dev.parley.persona.profile;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A profile as a person writes it; also how it is shown to them.
public record ProfileDraft(@Nullable @Size(max = 100) String name, @Nullable @Size(max = 40) String pronouns,
        @Nullable @Size(max = 200) String location, @Nullable @Size(max = 40) String language) {

    public static ProfileDraft of(Profile profile) {
        return new ProfileDraft(profile.name, profile.pronouns, profile.location, profile.language);
    }

    @Override
    public String toString() {
        return "ProfileDraft[]";
    }
}
