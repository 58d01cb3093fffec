package dev.parley.persona.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who interprets dreams, and in which manner.
@Entity
public class Interpreter {
    @Id
    String id;
    @Column
    String name;
    @Column
    String style;
    @Column
    String greeting;
    @Nullable
    @Column(name = "agent_id")
    String agentId;
    @Column
    String voice;
    boolean active;

    protected Interpreter() {}

    Interpreter(String id, InterpreterDraft draft) {
        this.id = id;
        rewrite(draft);
    }

    final void rewrite(InterpreterDraft draft) {
        name = draft.name();
        style = draft.style();
        greeting = draft.greeting();
        agentId = draft.agentId();
        voice = draft.voice();
        active = draft.active();
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /// How it interprets, told to the AI.
    public String style() {
        return style;
    }

    /// May hold `{name}`, for the person's name.
    public String greeting() {
        return greeting;
    }

    /// The agent at ElevenLabs that plays it.
    public Optional<String> agentId() {
        return Optional.ofNullable(agentId);
    }

    /// The id of its voice.
    public String voice() {
        return voice;
    }

    public boolean isActive() {
        return active;
    }
}
