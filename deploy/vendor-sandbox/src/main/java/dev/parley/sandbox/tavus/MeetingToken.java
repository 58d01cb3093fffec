package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Jwt;
import dev.parley.sandbox.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// What opens a private conversation's room, for a while. Nobody else can read its time, so the sandbox's clock holds.
public record MeetingToken(String text, Instant until) {
    private static final String SECRET = UUID.randomUUID().toString();

    static MeetingToken issue(String conversation, Instant now, Duration lifetime) {
        var until = now.plus(lifetime);
        var claims = new Claims(conversation, "tavus", now.getEpochSecond(), until.getEpochSecond());
        return new MeetingToken(Jwt.issue(claims, SECRET), until);
    }

    void check(String presented, Instant now) {
        if (!text.equals(presented) || now.isAfter(until)) {
            throw new Refused(403, "You are not allowed to join this meeting.");
        }
    }

    /// Daily's: the room, its domain, since when and until when.
    record Claims(String r, String d, long iat, long exp) {}

    /// The text is a secret.
    @Override
    public String toString() {
        return "MeetingToken[until=" + until + "]";
    }
}
