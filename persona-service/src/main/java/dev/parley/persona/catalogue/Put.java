package dev.parley.persona.catalogue;

import java.util.function.Function;

/// What a PUT came to.
///
/// @param isNew
///            whether there was nothing of this id before
public record Put<T>(T item, boolean isNew) {

    public <V> Put<V> map(Function<T, V> view) {
        return new Put<>(view.apply(item), isNew);
    }
}
