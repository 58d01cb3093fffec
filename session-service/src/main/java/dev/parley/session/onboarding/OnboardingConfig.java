package dev.parley.session.onboarding;

import dev.parley.model.id.PersonaId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Whom somebody new talks to.
@ConfigMapping(prefix = "parley.onboarding")
public interface OnboardingConfig {

    /// A persona of the catalogue.
    @WithDefault("mentor-maya")
    String persona();

    /// Tavus's own id of a persona, to be shown instead.
    Optional<String> tavusPersonaId();

    /// Tavus's own id of a replica, to be shown instead.
    Optional<String> tavusReplicaId();

    default PersonaId personaId() {
        return new PersonaId(persona());
    }
}
