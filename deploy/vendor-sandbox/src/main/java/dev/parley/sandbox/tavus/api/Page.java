package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.Refused;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, and how long the list is.
record Page<R>(List<R> data, int totalCount) {

    static <T, R> Page<R> of(List<T> all, @Nullable String limit, @Nullable String page, Function<T, R> row) {
        var size = positive("limit", limit, 10);
        var first = (positive("page", page, 1) - 1L) * size;
        return new Page<>(all.stream().skip(first).limit(size).map(row).toList(), all.size());
    }

    private static int positive(String name, @Nullable String value, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new Refused(400, "Invalid " + name);
        }
        return Integer.parseInt(value);
    }
}
