package dev.parley.persona.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.Vendor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that makes a persona who it is. Two contents that are equal have one digest.
///
/// @param avatarId
///            the face it wears, of the catalogue
/// @param greeting
///            may hold `{name}`, for the person's name
/// @param guardrails
///            what it must never do, one sentence each
/// @param language
///            what it speaks, as people call it: `Portuguese`
/// @param vendors
///            who may run a conversation with it, in the order in which they are tried
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PersonaContent(String name, @Nullable String avatarId, @Nullable String instructions,
        @Nullable String greeting, List<String> specialities, List<String> guardrails, @Nullable String language,
        VendorSettings vendorSettings, List<Vendor> vendors, boolean active) {

    /// What is empty is not there, so that there is one way to write each content.
    public PersonaContent {
        avatarId = orNull(avatarId);
        instructions = orNull(instructions);
        greeting = orNull(greeting);
        language = orNull(language);
        specialities = copyOf(specialities);
        guardrails = copyOf(guardrails);
        vendors = copyOf(vendors);
        vendorSettings = vendorSettings == null ? VendorSettings.NONE : vendorSettings;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static <T> List<T> copyOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// The face at Tavus, where it is chosen apart from the avatar.
    public @Nullable String replicaId() {
        var tavus = vendorSettings.tavus();
        return tavus == null ? null : tavus.replicaId();
    }

    /// What each vendor needs to play it. Whatever is missing is the vendor's or the catalogue's default.
    ///
    /// @param voice
    ///            of the catalogue
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record VendorSettings(@Nullable Tavus tavus, @Nullable LiveKit livekit, @Nullable ElevenLabs elevenlabs,
            @Nullable String voice) {
        public static final VendorSettings NONE = new VendorSettings(null, null, null, null);

        public VendorSettings {
            tavus = Tavus.NONE.equals(tavus) ? null : tavus;
            livekit = LiveKit.NONE.equals(livekit) ? null : livekit;
            elevenlabs = ElevenLabs.NONE.equals(elevenlabs) ? null : elevenlabs;
            voice = orNull(voice);
        }

        @JsonNaming(SnakeCaseStrategy.class)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public record Tavus(@Nullable String personaId, @Nullable String replicaId) {
            static final Tavus NONE = new Tavus(null, null);

            public Tavus {
                personaId = orNull(personaId);
                replicaId = orNull(replicaId);
            }
        }

        @JsonNaming(SnakeCaseStrategy.class)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public record LiveKit(@Nullable String agentName) {
            static final LiveKit NONE = new LiveKit(null);

            public LiveKit {
                agentName = orNull(agentName);
            }
        }

        @JsonNaming(SnakeCaseStrategy.class)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public record ElevenLabs(@Nullable String agentId) {
            static final ElevenLabs NONE = new ElevenLabs(null);

            public ElevenLabs {
                agentId = orNull(agentId);
            }
        }
    }

    /// A person's instructions may be as private as their dreams.
    @Override
    public String toString() {
        return "PersonaContent[]";
    }
}
