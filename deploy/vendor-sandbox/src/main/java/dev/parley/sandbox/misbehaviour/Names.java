package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.traffic.Vendor;

/// The words in which rules are written.
final class Names {
    private Names() {}

    static Vendor vendor(Fields rule) {
        return Words.constant(Vendor.class, "vendor", rule.text("vendor"));
    }

    static String required(Fields rule, String name) {
        var text = rule.text(name);
        if (text.isBlank()) {
            throw new Refused(400, "Invalid " + name + ": it is missing, * stands for all");
        }
        return text;
    }
}
