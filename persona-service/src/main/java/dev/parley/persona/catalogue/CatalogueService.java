package dev.parley.persona.catalogue;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The catalogue as other features see it.
@ApplicationScoped
public class CatalogueService {
    private final AvatarRepository avatars;
    private final VoiceRepository voices;
    private final CatalogueRevision revision;

    CatalogueService(AvatarRepository avatars, VoiceRepository voices, CatalogueRevision revision) {
        this.avatars = avatars;
        this.voices = voices;
        this.revision = revision;
    }

    /// Also one that is inactive: a persona may have had it for long.
    @WithTransaction
    public Uni<Optional<Avatar>> avatar(String id) {
        return avatars.findBySlug(id).map(Optional::ofNullable);
    }

    /// Those of them that there are, by name.
    @WithTransaction
    public Uni<List<Avatar>> avatars(Collection<String> ids) {
        return avatars.of(ids);
    }

    /// Whether a premium avatar looks like this: whoever names its replica is shown its face.
    @WithTransaction
    public Uni<Boolean> isPremiumReplica(String replicaId) {
        return avatars.count("replicaId = ?1 and tier = ?2", replicaId, Tier.PREMIUM).map(worn -> worn > 0);
    }

    /// Also one that is inactive.
    @WithTransaction
    public Uni<Optional<Voice>> voice(String id) {
        return voices.findBySlug(id).map(Optional::ofNullable);
    }

    /// Each change has its own.
    @WithTransaction
    public Uni<Long> revision() {
        return revision.current();
    }
}
