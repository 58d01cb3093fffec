package dev.parley.sandbox.platform;

/// Something of a vendor's that holds state, and returns to its beginning when the sandbox is reset.
public interface Forgetful {
    /// Nobody is told.
    void clear();
}
