package dev.parley.persona.catalogue;

import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class AvatarService {
    private final AvatarRepository avatars;
    private final CatalogueRevision revision;

    AvatarService(AvatarRepository avatars, CatalogueRevision revision) {
        this.avatars = avatars;
        this.revision = revision;
    }

    @WithTransaction
    public Uni<Page<Avatar>> page(AvatarFilter filter, PageRequest page) {
        return avatars.page(filter, page)
                .map(found -> Page.of(page, found, avatar -> new Cursor(avatar.name, avatar.id)));
    }

    @WithTransaction
    public Uni<Avatar> required(String id) {
        return avatars.required(id);
    }

    @WithTransaction
    public Uni<Put<Avatar>> put(String id, AvatarDraft draft) {
        return revision.lock()
                .chain(() -> avatars.findById(id))
                .chain(stored -> put(id, stored, draft));
    }

    private Uni<Put<Avatar>> put(String id, @Nullable Avatar stored, AvatarDraft draft) {
        if (stored == null) {
            return avatars.persist(new Avatar(id, draft)).map(made -> new Put<>(made, true));
        }
        stored.rewrite(draft);
        return Uni.createFrom().item(new Put<>(stored, false));
    }

    @WithTransaction
    public Uni<Void> remove(String id) {
        return revision.lock()
                .chain(() -> avatars.required(id))
                .call(this::requireUnworn)
                .chain(() -> avatars.remove(id));
    }

    private Uni<Void> requireUnworn(Avatar avatar) {
        return avatars.isWorn(avatar)
                .invoke(isWorn -> {
                    if (isWorn) {
                        throw new AvatarInUse(avatar.id);
                    }
                })
                .replaceWithVoid();
    }
}
