package dev.parley.persona.context;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much an AI is told, in bytes of UTF-8. The vendors document no limit of their own, so these are what a model
/// reads without keeping a person waiting.
@ConfigMapping(prefix = "parley.context")
interface ContextConfig {

    /// Tavus puts it behind the prompt that its persona has already: about 3,000 tokens, so that it does not
    /// drown that.
    @WithDefault("12000")
    int tavusBytes();

    /// The whole prompt of a voice agent, read again at every turn: about 4,000 tokens.
    @WithDefault("16000")
    int livekitBytes();

    /// All dynamic variables together. They travel through the browser in the first message of the conversation.
    @WithDefault("12000")
    int elevenlabsBytes();

    /// What is said first: half a minute of speech.
    @WithDefault("500")
    int greetingBytes();

    /// How long a person's compiled contexts may lie in Redis, from the first of them on.
    @WithDefault("PT10M")
    Duration keptFor();
}
