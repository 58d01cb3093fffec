package dev.parley.session.lifecycle;

import org.jspecify.annotations.Nullable;

/// Who the person talks to: the persona as it was when the session started.
public record Speaker(String name, @Nullable Integer personaVersion) {}
