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

    static AvatarView of(Avatar avatar, PremiumAccess access) {
        return new AvatarView(avatar.id(), avatar.name(), avatar.description(), avatar.images(), avatar.replicaId(),
                avatar.specialities(), avatar.tier(), avatar.isPremium(), access.to(avatar), avatar.isActive());
    }
}
