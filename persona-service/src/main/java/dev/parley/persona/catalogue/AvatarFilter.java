package dev.parley.persona.catalogue;

import org.jspecify.annotations.Nullable;

/// Which avatars a list shows; null means both kinds.
public record AvatarFilter(@Nullable Boolean active, @Nullable Tier tier) {}
