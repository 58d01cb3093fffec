package dev.parley.sandbox.elevenlabs;

import dev.parley.sandbox.elevenlabs.Turn.Role;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// What happens in a conversation from its start to its end, some of it by itself. [Workspace] guards it: whoever calls
/// holds its lock, and timers take it.
final class Course {
    private final ElevenLabsConfig config;
    private final PostCall postCall;
    private final Timers timers;
    private final SandboxClock clock;
    private final Object lock;

    Course(ElevenLabsConfig config, PostCall postCall, Timers timers, SandboxClock clock, Object lock) {
        this.config = config;
        this.postCall = postCall;
        this.timers = timers;
        this.clock = clock;
        this.lock = lock;
    }

    void connect(LiveConversation conversation, Line line) {
        conversation.connect(line, clock.instant());
        later(config.inputTimeout(), conversation, this::failIfSilent);
    }

    /// Whatever is in the way of a start is the end.
    void start(LiveConversation conversation, ClientData data, boolean hasRoom) {
        var missing = data.without(config.requiredVariables().orElse(List.of()));
        if (!missing.isEmpty()) {
            fail(conversation, Failure.missingVariables(String.join(", ", missing)));
        } else if (!hasRoom) {
            fail(conversation, Failure.TOO_MANY);
        } else {
            conversation.start(data, clock.instant());
            conversation.line().send(ServerEvents.metadata(conversation.id()));
            if (conversation.origin().isSocket()) {
                later(config.firstMessageDelay(), conversation, this::greet);
            } else {
                greet(conversation);
            }
            later(config.maxDuration(), conversation, this::timeIsUp);
        }
    }

    /// The person typed something, and the agent answers.
    void write(LiveConversation conversation, String text) {
        greet(conversation);
        var turn = hear(conversation, text);
        if (config.userMessagesEchoed()) {
            conversation.line().send(ServerEvents.userTranscript(turn));
        }
        answer(conversation, config.answer().replace("{text}", text));
    }

    void speak(LiveConversation conversation, Role role, String text) {
        greet(conversation);
        switch (role) {
            case USER -> conversation.line().send(ServerEvents.userTranscript(hear(conversation, text)));
            case AGENT -> answer(conversation, text);
        }
    }

    void end(LiveConversation conversation, String reason) {
        conversation.end(reason, clock.instant());
        conversation.line().close(1000, reason);
        later(config.analysisDelay(), conversation, this::analyse);
    }

    void fail(LiveConversation conversation, Failure failure) {
        conversation.fail(failure, clock.instant());
        conversation.line().send(failure.equals(Failure.QUOTA) && config.quotaErrorsFlat()
                ? ServerEvents.flatError(failure)
                : ServerEvents.error(failure));
        conversation.line().close(failure.code(), failure.reason());
        if (conversation.hasStarted() && config.failedTold()) {
            postCall.tell(conversation, clock.instant());
        }
    }

    /// Whoever speaks first is greeted at once.
    private void greet(LiveConversation conversation) {
        if (!conversation.isOver() && conversation.greet()) {
            ping(conversation);
            conversation.data().firstMessage().or(config::firstMessage)
                    .ifPresent(text -> answer(conversation, text));
        }
    }

    private Turn hear(LiveConversation conversation, String text) {
        conversation.input(clock.instant());
        return conversation.say(Role.USER, text, clock.instant());
    }

    private void answer(LiveConversation conversation, String text) {
        var turn = conversation.say(Role.AGENT, text, clock.instant());
        if (conversation.data().isTextOnly()) {
            ServerEvents.writtenOut(turn).forEach(conversation.line()::send);
        }
        conversation.line().send(ServerEvents.agentResponse(turn));
    }

    private void ping(LiveConversation conversation) {
        if (!conversation.isOver() && conversation.origin().isSocket()) {
            var pingMs = conversation.pingMs();
            conversation.line().send(ServerEvents.ping(conversation.ping(clock.instant()), pingMs));
            later(config.pingInterval(), conversation, this::ping);
        }
    }

    private void failIfSilent(LiveConversation conversation) {
        if (conversation.isOver()) {
            return;
        }
        var left = Duration.between(clock.instant(), conversation.lastInputAt().plus(config.inputTimeout()));
        if (left.isPositive()) {
            later(left, conversation, this::failIfSilent);
        } else {
            fail(conversation, Failure.SILENCE);
        }
    }

    private void timeIsUp(LiveConversation conversation) {
        if (!conversation.isOver()) {
            end(conversation, "The conversation reached its maximum duration");
        }
    }

    private void analyse(LiveConversation conversation) {
        conversation.analysed();
        postCall.tell(conversation, clock.instant());
    }

    /// A timer may outlive the conversation that it was set for.
    private void later(Duration delay, LiveConversation conversation, Consumer<LiveConversation> action) {
        timers.after(delay, () -> {
            synchronized (lock) {
                if (!conversation.isForgotten()) {
                    action.accept(conversation);
                }
            }
        });
    }
}
