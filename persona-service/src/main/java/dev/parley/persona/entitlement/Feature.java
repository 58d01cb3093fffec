package dev.parley.persona.entitlement;

import java.util.Locale;

/// What a plan may include.
public enum Feature {
    PREMIUM_AVATARS, GROUP_SESSIONS;

    /// As the plans name it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
