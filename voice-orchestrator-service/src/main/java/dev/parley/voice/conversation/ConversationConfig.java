package dev.parley.voice.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.conversations")
public interface ConversationConfig {

    /// How long a talk may last when the plan would allow more.
    @WithDefault("PT1H")
    Duration longest();

    /// How often unfinished work is looked for, and sessions that have reached their limit.
    @WithDefault("2s")
    String recoverEvery();

    /// How long a start may take before it counts as abandoned.
    @WithDefault("PT30S")
    Duration abandonedAfter();

    /// How many talks recovery takes up in one run.
    @WithDefault("50")
    int recoverBatch();

    /// How long after it was let in a browser's conversation is first asked about at the vendor.
    @WithDefault("PT2M")
    Duration pollAfter();

    /// How long to wait before it is asked about again.
    @WithDefault("PT1M")
    Duration pollEvery();

    /// How long there is hope that the vendor tells of it.
    @WithDefault("P2D")
    Duration hope();

    /// How long to wait before the vendor is told again to forget a conversation.
    @WithDefault("PT30S")
    Duration deleteAgainAfter();

    /// How many messages one call may save.
    @WithDefault("500")
    int messagesMax();

    /// How long after its end a talk still takes messages: a client may hang up before it has saved the last.
    @WithDefault("PT5M")
    Duration lateMessages();

    /// How many messages of a conversation the interpreter is reminded of when it is taken up again: the last.
    @WithDefault("20")
    int historyMessages();

    /// How many characters of each.
    @WithDefault("400")
    int historyCharacters();
}
