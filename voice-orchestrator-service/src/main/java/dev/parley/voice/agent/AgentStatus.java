package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.Attendance.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a session's agent and of its people, at one moment.
///
/// @param calls
///            for the arrival that is awaited
/// @param ref
///            what the last call is known by; absent if nobody knows whether it was made
/// @param extras
///            other agents that were seen in the room
/// @param present
///            how many people are there
/// @param everCame
///            whether anybody ever was
public record AgentStatus(SessionId session, Assignment agent, State state, int attempt, int calls, int replacements,
        @Nullable String ref, Instant calledAt, Optional<Instant> firstThereAt, Optional<String> identity,
        Optional<Instant> heardAt, boolean isDoubted, List<String> extras, Optional<Instant> agentDueAt,
        Optional<Instant> personDueAt, Optional<Instant> extrasDueAt, long present, boolean everCame) {
    public AgentStatus {
        extras = List.copyOf(extras);
    }
}
