package dev.parley.persona.context;

/// How long each vendor's text may be, in bytes of UTF-8.
///
/// @param elevenlabs
///            for all dynamic variables together
/// @param greeting
///            for the first words, at every vendor
record Budgets(int tavus, int livekit, int elevenlabs, int greeting) {

    Budgets {
        if (Math.min(Math.min(tavus, livekit), Math.min(elevenlabs, greeting)) < 1) {
            throw new IllegalArgumentException("A budget of a context must be positive");
        }
    }

    static Budgets of(ContextConfig config) {
        return new Budgets(config.tavusBytes(), config.livekitBytes(), config.elevenlabsBytes(),
                config.greetingBytes());
    }
}
