package dev.parley.persona.context;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaContent;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.ElevenLabs;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.LiveKit;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.Tavus;
import dev.parley.persona.catalogue.Tier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may speak to a person, as Postgres puts it into one document.
///
/// @param personRevision
///            of what is known of the person; none while nothing is
@JsonNaming(SnakeCaseStrategy.class)
record CallSheet(@Nullable Long personRevision, long catalogueRevision, @Nullable Persona persona,
        @Nullable Interpreter interpreter) {

    @Override
    public String toString() {
        return "CallSheet[]";
    }

    /// @param avatars
    ///            the one that it wears, and those that have the face which it names
    @JsonNaming(SnakeCaseStrategy.class)
    record Persona(PersonaId id, int version, String digest, PersonaContent content, String defaultVoice,
            List<Avatar> avatars) {

        Persona {
            avatars = avatars == null ? List.of() : List.copyOf(avatars);
        }

        Brief.Persona speaker() {
            var settings = content.vendorSettings();
            var tavus = Optional.ofNullable(settings.tavus());
            return new Brief.Persona(id, version, content.name(), Optional.ofNullable(content.instructions()),
                    Optional.ofNullable(content.greeting()), specialities(), content.guardrails(),
                    Optional.ofNullable(content.language()), tavus.map(Tavus::personaId),
                    tavus.map(Tavus::replicaId).or(() -> worn().map(Avatar::replicaId)),
                    Optional.ofNullable(settings.livekit()).map(LiveKit::agentName),
                    Optional.ofNullable(settings.elevenlabs()).map(ElevenLabs::agentId),
                    settings.voice() == null ? defaultVoice : settings.voice(), content.vendors());
        }

        boolean isPremium() {
            return avatars.stream().anyMatch(Avatar::isPremium);
        }

        /// Its own, else those of its avatar.
        private List<String> specialities() {
            return content.specialities().isEmpty()
                    ? worn().map(Avatar::specialities).orElse(List.of())
                    : content.specialities();
        }

        private Optional<Avatar> worn() {
            return avatars.stream().filter(avatar -> avatar.id().equals(content.avatarId())).findFirst();
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Avatar(String id, @Nullable String replicaId, List<String> specialities, Tier tier) {
        boolean isPremium() {
            return tier == Tier.PREMIUM;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Interpreter(String id, String name, String style, String greeting, @Nullable String agentId, String voice) {

        Brief.Interpreter speaker() {
            return new Brief.Interpreter(id, name, style, Optional.of(greeting), Optional.ofNullable(agentId), voice);
        }
    }
}
