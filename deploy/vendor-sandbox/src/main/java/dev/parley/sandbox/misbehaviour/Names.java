package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.traffic.Vendor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words in which rules are written.
final class Names {
    private Names() {}

    static Vendor vendor(Fields rule) {
        return constant(Vendor.class, "vendor", rule.text("vendor"));
    }

    static String required(Fields rule, String name) {
        var text = rule.text(name);
        if (text.isBlank()) {
            throw new Refused(400, "Invalid " + name + ": it is missing, * stands for all");
        }
        return text;
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new Refused(400, "Invalid " + name + ": it must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Names::of).collect(Collectors.joining(", "))));
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
