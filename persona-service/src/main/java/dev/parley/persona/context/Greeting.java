package dev.parley.persona.context;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first words of a conversation. Where a greeting says `{name}`, it says the person's, or reads as if it had never
/// asked for one.
final class Greeting {
    private static final String NAME = "{name}";
    private static final String FOR_WANT_OF_ONE = "Hello, {name}.";
    /// At the beginning of a sentence, with what comes behind it and the letter that begins the sentence now.
    private static final Pattern NAME_FIRST = Pattern.compile("(^|[.!?…] )\\{name}(?:[,:!.…] ?| |$)(\\p{L}?)");
    private static final Pattern NAME_LATER = Pattern.compile(",? ?\\{name}");

    private Greeting() {}

    static String of(Optional<String> greeting, Optional<String> name, int bytesMax) {
        var template = greeting.map(Written::oneLine).filter(text -> !text.isEmpty()).orElse(FOR_WANT_OF_ONE);
        return Cut.toBytes(name.map(known -> template.replace(NAME, known)).orElseGet(() -> withoutName(template)),
                bytesMax);
    }

    private static String withoutName(String template) {
        var begun = NAME_FIRST.matcher(template).replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + found.group(2).toUpperCase(Locale.ROOT)));
        var left = NAME_LATER.matcher(begun).replaceAll("").strip();
        return left.codePoints().anyMatch(Character::isLetter) ? left : "Hello.";
    }
}
