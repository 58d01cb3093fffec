package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.misbehaviour.Strike.Fault;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.Words;
import java.time.Duration;

/// What goes wrong when a vendor is called, and how often.
record CallRule(NamePattern call, Strike strike, Odds odds) {
    static CallRule of(Fields rule) {
        var vendor = Names.vendor(rule);
        var fault = Words.constant(Fault.class, "fault", rule.text("fault"));
        var status = rule.whole("status").orElse(500);
        if (status < 400 || status > 599) {
            throw new Refused(400, "Invalid status: it must be from 400 to 599");
        }
        var delay = Duration.ofMillis(rule.whole("delay_ms").orElse(1000));
        return new CallRule(new NamePattern(Names.required(rule, "call")),
                new Strike(vendor, fault, status, delay, rule.flag("done") || fault == Fault.TRUNCATE), Odds.of(rule));
    }
}
