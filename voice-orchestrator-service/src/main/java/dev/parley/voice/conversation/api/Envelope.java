package dev.parley.voice.conversation.api;

/// How the dream seed answers; errors have the same `success`.
record Envelope<T>(boolean success, T data) {

    static <T> Envelope<T> of(T data) {
        return new Envelope<>(true, data);
    }
}
