package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.persona.catalogue.Avatar;
import dev.parley.persona.catalogue.PremiumAccess;
import dev.parley.persona.catalogue.Tier;
import java.util.List;
import java.util.Optional;

/// @param available
///            left out where nobody can tell
@JsonNaming(SnakeCaseStrategy.class)
record AvatarView(String id, String name, String description, List<String> images, Optional<String> replicaId,
        List<String> specialities, Tier tier, boolean premium,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> available, boolean active) {

    /// As it is for everybody: what is available differs from person to person.
    static AvatarView of(Avatar avatar) {
        return new AvatarView(avatar.id(), avatar.name(), avatar.description(), avatar.images(), avatar.replicaId(),
                avatar.specialities(), avatar.tier(), avatar.isPremium(), Optional.empty(), avatar.isActive());
    }

    AvatarView with(PremiumAccess access) {
        return new AvatarView(id, name, description, images, replicaId, specialities, tier, premium,
                access.to(premium), active);
    }
}
