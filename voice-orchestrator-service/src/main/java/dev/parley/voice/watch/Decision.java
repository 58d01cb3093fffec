package dev.parley.voice.watch;

import dev.parley.voice.agent.AgentStatus;
import dev.parley.voice.agent.WatchConfig;
import dev.parley.voice.livekit.AgentInRoom;
import dev.parley.voice.livekit.Occupants;
import java.time.Instant;
import java.util.Optional;

/// What is to be done about a session whose agent or people are due.
sealed interface Decision {
    /// Nothing is due any more.
    record Nothing() implements Decision {}

    /// The room must be looked at first.
    record Look() implements Decision {}

    /// A call of which nobody knows whether it was made.
    record CallAgain() implements Decision {}

    /// Another call beside the one that nobody has followed.
    record CallAnother() implements Decision {}

    record Replace() implements Decision {}

    /// The agent is there, and nobody had told.
    record IsThere(AgentInRoom agent) implements Decision {}

    record LostSilent() implements Decision {}

    record LostMissing() implements Decision {}

    record Trust() implements Decision {}

    /// Nobody is there, by the room's word too, who would miss the agent.
    record WaitForPerson() implements Decision {}

    record GiveUp() implements Decision {}

    /// By all that was told nobody is there; the room must say so too.
    record LookForPeople() implements Decision {}

    record PersonIsThere() implements Decision {}

    /// Agents beyond the one are to go.
    record RemoveExtras() implements Decision {}

    static Decision on(AgentStatus status, Instant now, WatchConfig config) {
        if (isDue(status.personDueAt(), now)) {
            return status.present() == 0 ? new LookForPeople() : new PersonIsThere();
        }
        if (isDue(status.agentDueAt(), now)) {
            return switch (status.state()) {
                case CALLED ->
                    status.ref() == null && !cannotBeCalled(status, now, config) ? new CallAgain() : new Look();
                case THERE -> new Look();
                case LOST -> status.present() > 0 ? onLoss(status, config) : new Look();
            };
        }
        return isDue(status.extrasDueAt(), now) ? new RemoveExtras() : new Nothing();
    }

    private static Decision onLoss(AgentStatus status, WatchConfig config) {
        return status.replacements() < config.replacementsMost() ? new Replace() : new GiveUp();
    }

    /// Once the room has been looked at.
    static Decision afterLook(AgentStatus status, Occupants room, Instant now, WatchConfig config) {
        return switch (status.state()) {
            case CALLED -> onCall(status, room, now, config);
            case THERE -> onPresence(status, room, now, config);
            case LOST -> room.people() > 0 ? onLoss(status, config) : new WaitForPerson();
        };
    }

    private static Decision onCall(AgentStatus status, Occupants room, Instant now, WatchConfig config) {
        var arrived = room.agents().stream().filter(agent -> mayBeOurs(status, agent)).findFirst();
        if (arrived.isPresent()) {
            return new IsThere(arrived.get());
        }
        return status.calls() > 1 && status.ref() != null || cannotBeCalled(status, now, config)
                ? new GiveUp()
                : new CallAnother();
    }

    private static Decision onPresence(AgentStatus status, Occupants room, Instant now, WatchConfig config) {
        if (isSilent(status, now, config)) {
            return new LostSilent();
        }
        var isListed = room.agents().stream()
                .anyMatch(agent -> status.identity().filter(agent.identity()::equals).isPresent());
        return isListed ? new Trust() : new LostMissing();
    }

    /// One that is to be put out has not arrived.
    private static boolean mayBeOurs(AgentStatus status, AgentInRoom agent) {
        return !status.extras().contains(agent.identity()) && isOfItsName(status, agent);
    }

    /// Agents of another name are somebody else's affair.
    static boolean isOfItsName(AgentStatus status, AgentInRoom agent) {
        return agent.name().isEmpty() || agent.name().get().equals(status.agent().agentName());
    }

    static boolean isSilent(AgentStatus status, Instant now, WatchConfig config) {
        return status.heardAt().filter(heard -> !heard.plus(config.silence()).isAfter(now)).isPresent();
    }

    /// Nobody knows of a call although both have had their time, and so has an instance that may have died over it.
    private static boolean cannotBeCalled(AgentStatus status, Instant now, WatchConfig config) {
        return status.ref() == null && isLate(status, now.minus(config.hold()), config);
    }

    /// Both calls have had their time.
    static boolean isLate(AgentStatus status, Instant now, WatchConfig config) {
        return !status.calledAt().plus(config.arriveWithin().multipliedBy(2)).isAfter(now);
    }

    private static boolean isDue(Optional<Instant> at, Instant now) {
        return at.isPresent() && !at.get().isAfter(now);
    }
}
