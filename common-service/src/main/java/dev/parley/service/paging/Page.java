package dev.parley.service.paging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A part of a list. `nextCursor` is null on the last one.
@JsonNaming(SnakeCaseStrategy.class)
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /// @param found
    ///            what was found when asking for [PageRequest#oneMore()]
    /// @param position
    ///            where an item stands in the order of the list
    public static <T> Page<T> of(PageRequest request, List<T> found, Function<T, Cursor> position) {
        if (found.size() <= request.limit().items()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, request.limit().items());
        return new Page<>(items, position.apply(items.getLast()).encoded());
    }

    /// The page as somebody may see it, who may not see all of it.
    public Page<T> filter(Predicate<T> isShown) {
        return new Page<>(items.stream().filter(isShown).toList(), nextCursor);
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
