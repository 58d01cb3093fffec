package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.traffic.Vendor;
import java.util.List;

/// The rules in force and what they have done so far.
public record Orders(long seed, List<Entry> calls, List<Entry> webhooks) {

    /// @param met
    ///            how many calls or webhooks the rule was asked about
    /// @param struck
    ///            how many of them it spoilt
    public record Entry(Vendor vendor, String on, String fault, int met, int struck) {
        static Entry of(CallRule rule) {
            return new Entry(rule.strike().vendor(), rule.call().text(), rule.strike().name(),
                    rule.odds().meetings(), rule.odds().strikes());
        }

        static Entry of(WebhookRule rule) {
            return new Entry(rule.vendor(), rule.webhook().text(), Words.of(rule.fault()), rule.odds().meetings(),
                    rule.odds().strikes());
        }
    }
}
