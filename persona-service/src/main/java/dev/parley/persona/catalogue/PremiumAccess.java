package dev.parley.persona.catalogue;

import java.util.Optional;

/// Whether a person's plan includes premium avatars, as far as that is known.
public enum PremiumAccess {
    INCLUDED, NOT_INCLUDED, UNKNOWN;

    public static PremiumAccess of(boolean included) {
        return included ? INCLUDED : NOT_INCLUDED;
    }

    /// Whether the person may have an avatar; empty if nobody can tell.
    public Optional<Boolean> to(boolean premium) {
        if (!premium) {
            return Optional.of(true);
        }
        return switch (this) {
            case INCLUDED -> Optional.of(true);
            case NOT_INCLUDED -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }
}
