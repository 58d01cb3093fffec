package dev.parley.sandbox.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A vendor call that the sandbox answered, or did not.
///
/// @param ms
///            how long it took, by everybody's clock
/// @param status
///            what was answered; null if nothing was
/// @param fault
///            what was done to it on purpose; null if nothing was
public record Call(Instant at, Vendor vendor, String method, String path, @Nullable Integer status, long ms,
        @Nullable String fault) {

    /// Under which a call's routing context keeps its fault.
    public static final String FAULT = "sandbox.fault";
}
