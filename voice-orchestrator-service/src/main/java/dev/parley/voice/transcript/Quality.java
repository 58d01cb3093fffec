package dev.parley.voice.transcript;

import dev.parley.model.event.VoiceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a conversation went, in figures.
public final class Quality {
    private static final double MILLIS = 1000.0;

    private Quality() {}

    /// @param interruptions
    ///            which only the vendor can tell
    public static VoiceEvent.Quality of(List<Said> conversation, int interruptions) {
        var persons = conversation.stream().filter(Quality::isPersons).toList();
        return new VoiceEvent.Quality(conversation.size(), persons.size(), share(persons, conversation),
                longestSilence(conversation), interruptions, firstAnswer(conversation));
    }

    private static boolean isPersons(Said said) {
        return said.role() == Role.USER;
    }

    private static double share(List<Said> persons, List<Said> all) {
        var words = words(all);
        return words == 0 ? 0 : (double) words(persons) / words;
    }

    private static long words(List<Said> said) {
        return said.stream().map(Said::normalised).filter(text -> !text.isEmpty())
                .mapToLong(text -> text.split(" ").length).sum();
    }

    private static double longestSilence(List<Said> conversation) {
        var longest = Duration.ZERO;
        for (int i = 1; i < conversation.size(); i++) {
            var silence = Duration.between(conversation.get(i - 1).at(), conversation.get(i).at());
            longest = silence.compareTo(longest) > 0 ? silence : longest;
        }
        return longest.toMillis() / MILLIS;
    }

    private static @Nullable Double firstAnswer(List<Said> conversation) {
        @Nullable
        Instant asked = null;
        for (var said : conversation) {
            if (asked == null && isPersons(said)) {
                asked = said.at();
            } else if (asked != null && !isPersons(said)) {
                return Math.max(0, Duration.between(asked, said.at()).toMillis()) / MILLIS;
            }
        }
        return null;
    }
}
