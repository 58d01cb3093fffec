package dev.parley.sandbox.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How enums are written outside: in small letters, with hyphens.
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param name
    ///            of the field that holds the word, for whoever wrote another one there
    public static <E extends Enum<E>> E constant(Class<E> type, String name, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(400, "Invalid " + name + ": it must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "))));
    }
}
