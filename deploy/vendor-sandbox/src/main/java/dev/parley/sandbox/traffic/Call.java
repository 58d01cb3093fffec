package dev.parley.sandbox.traffic;

import java.time.Instant;

/// A vendor call that the sandbox answered.
public record Call(Instant at, Vendor vendor, String method, String path, int status, long ms) {}
