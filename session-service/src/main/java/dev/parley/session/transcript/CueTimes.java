package dev.parley.session.transcript;

import dev.parley.model.event.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When each turn begins and ends, for whoever shows it beside a recording. A vendor says at most when a turn
/// began. Where it does not, the turn begins when the one before may be over, judged by its length; and every turn
/// ends when the next begins. Beginnings never go back, and each turn lasts a moment at least.
public final class CueTimes {
    private static final long MILLIS_A_CHARACTER = 65;
    private static final long SHORTEST_MILLIS = 1000;
    private static final double OFFSET_SECONDS_MAX = Duration.ofDays(7).toSeconds();

    private CueTimes() {}

    public static List<Cue> of(List<Turn> turns) {
        var starts = starts(turns);
        var cues = new ArrayList<Cue>();
        for (var i = 0; i < turns.size(); i++) {
            var start = starts.get(i);
            var end = i + 1 < turns.size() ? starts.get(i + 1) : start + spoken(turns.get(i));
            cues.add(new Cue(start, Math.max(end, start + 1), turns.get(i)));
        }
        return List.copyOf(cues);
    }

    private static List<Long> starts(List<Turn> turns) {
        var latest = latest(turns);
        var starts = new ArrayList<Long>();
        var earliest = 0L;
        var guessed = 0L;
        for (var i = 0; i < turns.size(); i++) {
            var told = told(turns.get(i));
            var start = Math.max(earliest, told == null ? Math.min(guessed, latest[i]) : told);
            starts.add(start);
            earliest = start;
            guessed = start + spoken(turns.get(i));
        }
        return starts;
    }

    /// What was said without a time was said before what follows with one.
    private static long[] latest(List<Turn> turns) {
        var latest = new long[turns.size()];
        var next = Long.MAX_VALUE;
        for (var i = turns.size() - 1; i >= 0; i--) {
            latest[i] = next;
            var told = told(turns.get(i));
            next = told == null ? next : told;
        }
        return latest;
    }

    private static @Nullable Long told(Turn turn) {
        var offset = turn.offsetSeconds();
        return offset == null || Double.isNaN(offset)
                ? null
                : Math.round(Math.clamp(offset, 0, OFFSET_SECONDS_MAX) * 1000);
    }

    private static long spoken(Turn turn) {
        return Math.max(SHORTEST_MILLIS, turn.text().length() * MILLIS_A_CHARACTER);
    }

    public record Cue(long startMillis, long endMillis, Turn turn) {}
}
