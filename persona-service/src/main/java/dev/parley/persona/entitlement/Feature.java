package dev.parley.persona.entitlement;

import java.util.Locale;

/// What a plan may include, as far as this service asks for it.
public enum Feature {
    PREMIUM_AVATARS("premium avatars");

    private final String title;

    Feature(String title) {
        this.title = title;
    }

    /// As the plans name it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As people name it.
    String title() {
        return title;
    }
}
