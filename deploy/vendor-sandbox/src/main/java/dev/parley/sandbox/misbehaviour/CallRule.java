package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.traffic.Vendor;
import java.time.Duration;

/// What goes wrong when a vendor is called.
///
/// @param status
///            what a failure answers
/// @param delay
///            how much later everything happens
/// @param isDone
///            whether the call does its work before its answer goes wrong
record CallRule(Vendor vendor, Pattern call, Fault fault, int status, Duration delay, boolean isDone, Odds odds) {
    enum Fault {
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

    static CallRule of(Fields rule) {
        var fault = Names.constant(Fault.class, "fault", rule.text("fault"));
        var status = rule.whole("status").orElse(500);
        if (status < 400 || status > 599) {
            throw new Refused(400, "Invalid status: it must be from 400 to 599");
        }
        return new CallRule(Names.vendor(rule), new Pattern(Names.required(rule, "call")), fault, status,
                Duration.ofMillis(rule.whole("delay_ms").orElse(1000)),
                rule.flag("done") || fault == Fault.TRUNCATE, Odds.of(rule));
    }
}
