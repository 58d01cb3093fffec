package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.traffic.Vendor;
import java.time.Duration;

/// What goes wrong when a vendor tells something.
///
/// @param length
///            how long the delay is, or how far the clock is off
record WebhookRule(Vendor vendor, NamePattern webhook, Fault fault, Duration length, Odds odds) {
    enum Fault {
        /// Never sent.
        DROP,
        /// Sent twice, the same body and id.
        DUPLICATE,
        /// Sent after the next one, or two seconds later if there is none.
        REORDER,
        /// Sent later; others may overtake it.
        DELAY,
        /// Signed with a key that is not the vendor's.
        WRONG_SIGNATURE,
        /// Signed and dated by a clock that is off.
        CLOCK_SKEW
    }

    static WebhookRule of(Fields rule) {
        var vendor = Names.vendor(rule);
        var fault = Words.constant(Fault.class, "fault", rule.text("fault"));
        if (vendor == Vendor.TAVUS && fault == Fault.WRONG_SIGNATURE) {
            throw new Refused(400, "Tavus signs nothing, so no signature can be wrong");
        }
        var length = fault == Fault.CLOCK_SKEW
                ? Duration.ofSeconds(rule.signedWhole("skew_seconds").orElse(0))
                : Duration.ofMillis(rule.whole("delay_ms").orElse(1000));
        return new WebhookRule(vendor, new NamePattern(Names.required(rule, "webhook")), fault, length, Odds.of(rule));
    }
}
