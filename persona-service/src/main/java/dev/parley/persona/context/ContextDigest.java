package dev.parley.persona.context;

import dev.parley.persona.context.Brief.Speaker;
import dev.parley.persona.context.CompiledContext.ForElevenLabs;
import dev.parley.persona.context.CompiledContext.ForLiveKit;
import dev.parley.persona.context.CompiledContext.ForTavus;
import dev.parley.service.platform.Sha256;
import java.util.Optional;

/// Is over everything that an AI is told, in each vendor's form. Each part goes in behind its length, so that no two
/// contexts read the same when their parts are put in a row.
final class ContextDigest {
    private final StringBuilder row = new StringBuilder();

    private ContextDigest() {}

    static String of(Speaker speaker, ForTavus tavus, ForLiveKit livekit, ForElevenLabs elevenlabs) {
        var variables = elevenlabs.dynamicVariables();
        var digest = new ContextDigest()
                .add(speaker.personaId()).add(speaker.personaVersion()).add(speaker.interpreterId())
                .add(speaker.name()).add(speaker.language())
                .add(tavus.personaId()).add(tavus.replicaId())
                .add(tavus.conversationalContext()).add(tavus.customGreeting())
                .add(livekit.agentName()).add(livekit.systemPrompt())
                .add(livekit.openingLine()).add(livekit.voiceId())
                .add(elevenlabs.agentId())
                .add(variables.userName()).add(variables.userProfile()).add(variables.dreamContent())
                .add(variables.conversationContext()).add(variables.interpreterStyle());
        digest.add(variables.dreamEmotions().size());
        variables.dreamEmotions().forEach(digest::add);
        speaker.vendors().forEach(vendor -> digest.add(vendor.code()));
        return "sha256:" + Sha256.hex(digest.row.toString());
    }

    private ContextDigest add(Optional<?> part) {
        if (part.isPresent()) {
            return add(part.get());
        }
        row.append('-');
        return this;
    }

    private ContextDigest add(Object part) {
        var text = part.toString();
        row.append(text.length()).append(':').append(text);
        return this;
    }
}
