package dev.parley.stack;

/// Something the person at the keyboard can act on. The message is the one sentence they get to read.
final class StackFailure extends RuntimeException {
    StackFailure(String sentence) {
        super(sentence);
    }

    StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
