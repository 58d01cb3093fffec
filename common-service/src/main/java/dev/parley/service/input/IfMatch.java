package dev.parley.service.input;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The version that a change was written against, as the header `If-Match` names it. What cannot be read names no
/// version, so that no change gets through by a slip.
public record IfMatch(@Nullable String header) {

    public boolean isAbsent() {
        return header == null;
    }

    /// Whether that is the version, or any will do.
    public boolean admits(int version) {
        if (header == null) {
            return false;
        }
        var tag = "\"" + version + "\"";
        return Arrays.stream(header.split(",")).map(String::strip).anyMatch(it -> it.equals("*") || it.equals(tag));
    }
}
