package dev.parley.persona.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// A voice to speak with. Exactly one is the default, and it is active.
@Entity
public class Voice {
    @Id
    String id;
    @Column
    String description;
    @Column(name = "is_default")
    boolean isDefault;
    boolean active;

    protected Voice() {}

    Voice(String id, VoiceDraft draft) {
        this.id = id;
        rewrite(draft);
    }

    /// The default moves by making another voice the default, so that there is one at any time.
    final void rewrite(VoiceDraft draft) {
        var remainsDefault = draft.isDefault() && draft.active();
        if ((isDefault || draft.isDefault()) && !remainsDefault) {
            throw new DefaultVoiceNeeded(id);
        }
        description = draft.description();
        isDefault = draft.isDefault();
        active = draft.active();
    }

    void requireRemovable() {
        if (isDefault) {
            throw new DefaultVoiceNeeded(id);
        }
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    public boolean isDefault() {
        return isDefault;
    }

    public boolean isActive() {
        return active;
    }
}
