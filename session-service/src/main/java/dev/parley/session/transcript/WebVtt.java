package dev.parley.session.transcript;

import dev.parley.model.event.Turn;
import dev.parley.session.transcript.CueTimes.Cue;
import java.util.List;
import java.util.stream.Collectors;

/// A transcript as WebVTT subtitles. What was said is escaped, so it can neither end its cue, begin another one nor
/// bring markup along.
public final class WebVtt {
    private static final long MILLIS = 1000;
    private static final long SECONDS = 60;

    private WebVtt() {}

    public static String of(List<Turn> turns) {
        return CueTimes.of(turns).stream().map(WebVtt::cue).collect(Collectors.joining("\n", "WEBVTT\n\n", ""));
    }

    private static String cue(Cue cue) {
        return "%s --> %s\n<v %s>%s\n".formatted(timestamp(cue.startMillis()), timestamp(cue.endMillis()),
                escaped(cue.turn().role()).replace("\n", " "), escaped(cue.turn().text()));
    }

    private static String timestamp(long millis) {
        var seconds = millis / MILLIS;
        var minutes = seconds / SECONDS;
        return "%02d:%02d:%02d.%03d".formatted(minutes / SECONDS, minutes % SECONDS, seconds % SECONDS,
                millis % MILLIS);
    }

    /// An empty line would end the cue.
    private static String escaped(String text) {
        return text.strip()
                .replaceAll("\\R\\s*", "\n")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
