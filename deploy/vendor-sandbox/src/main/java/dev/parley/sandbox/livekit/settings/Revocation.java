package dev.parley.sandbox.livekit.settings;

/// What removing a participant means for the tokens that were made for it before.
public enum Revocation {
    IGNORED, ENFORCED
}
