package dev.parley.persona.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A face and a manner to build a persona on.
@Entity
public class Avatar {
    @Id
    String id;
    @Column
    String name;
    @Column
    String description;
    @Column
    List<String> images;
    @Nullable
    @Column(name = "replica_id")
    String replicaId;
    @Column
    List<String> specialities;
    @Column
    @Convert(converter = TierCode.class)
    Tier tier;
    boolean active;

    protected Avatar() {}

    Avatar(String id, AvatarDraft draft) {
        this.id = id;
        rewrite(draft);
    }

    final void rewrite(AvatarDraft draft) {
        name = draft.name();
        description = draft.description();
        images = draft.images();
        replicaId = draft.replicaId();
        specialities = draft.specialities();
        tier = Tier.of(draft.tier());
        active = draft.active();
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /// Addresses of pictures.
    public List<String> images() {
        return List.copyOf(images);
    }

    /// Its replica at Tavus.
    public Optional<String> replicaId() {
        return Optional.ofNullable(replicaId);
    }

    public List<String> specialities() {
        return List.copyOf(specialities);
    }

    public Tier tier() {
        return tier;
    }

    public boolean isPremium() {
        return tier == Tier.PREMIUM;
    }

    public boolean isActive() {
        return active;
    }
}
