package dev.parley.voice.transcript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the vendor tells and what clients saved as one conversation. The vendor's order holds. What only a client
/// has follows whatever it followed there. It makes no difference which of the two came first, or how often.
public final class Merge {
    /// An agent that was cut short said less than its client had been promised. Shorter beginnings are no proof.
    private static final int BEGINNING_MIN = 12;

    private Merge() {}

    /// @param told
    ///            by the vendor, in its order
    /// @param saved
    ///            by clients, in the order of their time
    public static List<Said> of(List<Said> told, List<Said> saved) {
        var counterparts = counterparts(told, saved);
        var after = new HashMap<Integer, List<Said>>();
        var last = -1;
        for (int i = 0; i < saved.size(); i++) {
            var counterpart = counterparts.get(i);
            if (counterpart == null) {
                after.computeIfAbsent(last, _ -> new ArrayList<>()).add(saved.get(i));
            } else {
                last = Math.max(last, counterpart);
            }
        }
        var merged = new ArrayList<Said>(after.getOrDefault(-1, List.of()));
        for (int i = 0; i < told.size(); i++) {
            merged.add(told.get(i));
            merged.addAll(after.getOrDefault(i, List.of()));
        }
        return List.copyOf(merged);
    }

    /// For each saved message the place of the turn that is the same: the second "yes" is the vendor's second, too.
    private static Map<Integer, @Nullable Integer> counterparts(List<Said> told, List<Said> saved) {
        var open = new HashMap<String, Deque<Integer>>();
        for (int i = 0; i < told.size(); i++) {
            open.computeIfAbsent(told.get(i).key(), _ -> new ArrayDeque<>()).add(i);
        }
        var found = new HashMap<Integer, @Nullable Integer>();
        for (int i = 0; i < saved.size(); i++) {
            var same = open.get(saved.get(i).key());
            if (same != null && !same.isEmpty()) {
                found.put(i, same.remove());
            }
        }
        var unmatched = open.values().stream().flatMap(Deque::stream).sorted().toList();
        var left = new ArrayList<>(unmatched);
        for (int i = 0; i < saved.size(); i++) {
            if (!found.containsKey(i)) {
                var cut = cutShort(told, left, saved.get(i));
                if (cut != null) {
                    left.remove(cut);
                    found.put(i, cut);
                }
            }
        }
        return found;
    }

    private static @Nullable Integer cutShort(List<Said> told, List<Integer> left, Said saved) {
        if (saved.role() != Role.AGENT) {
            return null;
        }
        return left.stream()
                .filter(place -> told.get(place).role() == Role.AGENT)
                .filter(place -> isBeginning(told.get(place).normalised(), saved.normalised()))
                .findFirst().orElse(null);
    }

    private static boolean isBeginning(String told, String saved) {
        return told.length() >= BEGINNING_MIN && saved.startsWith(told.replaceFirst("(\\.\\.\\.|…)$", ""));
    }
}
