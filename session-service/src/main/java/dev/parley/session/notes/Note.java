package dev.parley.session.notes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param version
///            counts the writings; 0 is a note that nobody has written yet
public record Note(String text, int version, @Nullable Instant writtenAt) {

    static Note unwritten() {
        return new Note("", 0, null);
    }

    /// People's own words.
    @Override
    public String toString() {
        return "Note[version=" + version + "]";
    }
}
