package dev.parley.bench;

/// Nothing can be measured; the message is the one sentence that says why.
public final class BenchFailure extends RuntimeException {
    public BenchFailure(String sentence) {
        super(sentence);
    }

    public BenchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
