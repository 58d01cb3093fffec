package dev.parley.persona.authoring.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaContent.VendorSettings;
import dev.parley.persona.authoring.PersonaDetail;
import dev.parley.persona.catalogue.Avatar;
import dev.parley.persona.catalogue.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A persona with its version and its face, so that a client can show it without another call.
@JsonNaming(SnakeCaseStrategy.class)
record PersonaView(PersonaId id, boolean forEverybody, int version, String digest, String name,
        @Nullable String avatarId, @Nullable String instructions, @Nullable String greeting, List<String> specialities,
        List<String> guardrails, @Nullable String language, VendorSettings vendorSettings, List<Vendor> vendors,
        boolean active, Instant createdAt, Instant madeAt, @Nullable AvatarView avatar) {

    static PersonaView of(PersonaDetail detail) {
        var content = detail.content();
        return new PersonaView(detail.id(), detail.isForEverybody(), detail.version(), detail.digest(),
                content.name(), content.avatarId(), content.instructions(), content.greeting(), content.specialities(),
                content.guardrails(), content.language(), content.vendorSettings(), content.vendors(),
                content.active(), detail.createdAt(), detail.madeAt(),
                detail.avatar().map(AvatarView::of).orElse(null));
    }

    record AvatarView(String id, String name, String description, List<String> images, Tier tier, boolean premium) {

        static AvatarView of(Avatar avatar) {
            return new AvatarView(avatar.id(), avatar.name(), avatar.description(), avatar.images(), avatar.tier(),
                    avatar.isPremium());
        }
    }

    @Override
    public String toString() {
        return "PersonaView[id=" + id + ", version=" + version + "]";
    }
}
