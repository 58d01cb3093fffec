package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.traffic.Vendor;
import java.time.Duration;

/// What goes wrong with one call.
///
/// @param status
///            what a failure answers
/// @param delay
///            how much later everything happens
/// @param isDone
///            whether the call does its work before its answer goes wrong
public record Strike(Vendor vendor, Fault fault, int status, Duration delay, boolean isDone) {
    public enum Fault {
        /// An answer of `status`.
        FAIL,
        /// No answer, and the connection stays.
        HANG,
        /// No answer, and the connection is gone.
        RESET,
        /// The first half of the answer, and the connection is gone. The work is always done.
        TRUNCATE,
        /// The right answer, later.
        DELAY
    }

    /// The fault's name in orders and records.
    public String name() {
        return Words.of(fault);
    }
}
