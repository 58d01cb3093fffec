package dev.parley.voice.conversation;

import java.util.Locale;

/// What became of the limit of a talk that reached it. The vendor has no way of being told to hang up.
public enum CutOff {
    /// The vendor's conversation was over by then.
    ENFORCED,
    /// Our side ended in time, and the vendor's went on.
    NOT_ENFORCED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
