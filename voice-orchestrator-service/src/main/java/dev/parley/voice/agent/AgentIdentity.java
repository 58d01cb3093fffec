package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import java.util.OptionalInt;

/// What agents are called in a room whose process is ours.
public final class AgentIdentity {
    private static final String PREFIX = "agent-";

    private AgentIdentity() {}

    public static String of(SessionId session, int attempt) {
        return PREFIX + attempt + "-" + session;
    }

    /// The call by which it came; empty for an agent of somebody else.
    public static OptionalInt attempt(SessionId session, String identity) {
        var number = identity.startsWith(PREFIX) && identity.endsWith("-" + session)
                ? identity.substring(PREFIX.length(), identity.length() - session.value().length() - 1)
                : "";
        return number.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
    }
}
