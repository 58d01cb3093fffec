package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.misbehaviour.CallRule.Fault;
import dev.parley.sandbox.traffic.Vendor;
import java.time.Duration;

/// What goes wrong with one call.
record Strike(Vendor vendor, Fault fault, int status, Duration delay, boolean isDone) {
    static Strike of(CallRule rule) {
        return new Strike(rule.vendor(), rule.fault(), rule.status(), rule.delay(), rule.isDone());
    }
}
