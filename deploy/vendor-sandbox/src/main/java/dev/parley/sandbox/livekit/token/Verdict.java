package dev.parley.sandbox.livekit.token;

/// What became of an `Authorization` header.
public sealed interface Verdict {
    /// There was none. That is no failure yet: the method called decides.
    record Anonymous() implements Verdict {}

    record Accepted(Claims claims) implements Verdict {}

    /// @param answer
    ///            the real server's words, which may repeat the whole token
    /// @param reason
    ///            the same without it
    record Rejected(String answer, String reason) implements Verdict {
        static Rejected of(String answer) {
            return new Rejected(answer, answer);
        }
    }
}
