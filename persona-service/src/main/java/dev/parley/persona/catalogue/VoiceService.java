package dev.parley.persona.catalogue;

import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class VoiceService {
    private final VoiceRepository voices;
    private final InterpreterRepository interpreters;
    private final CatalogueRevision revision;

    VoiceService(VoiceRepository voices, InterpreterRepository interpreters, CatalogueRevision revision) {
        this.voices = voices;
        this.interpreters = interpreters;
        this.revision = revision;
    }

    @WithTransaction
    public Uni<Page<Voice>> page(@Nullable Boolean active, PageRequest page) {
        return voices.page(active, page).map(found -> Page.of(page, found, voice -> new Cursor("", voice.id)));
    }

    @WithTransaction
    public Uni<Voice> required(String id) {
        return voices.required(id);
    }

    @WithTransaction
    public Uni<Put<Voice>> put(String id, VoiceDraft draft) {
        return revision.lock()
                .chain(() -> draft.active() ? Uni.createFrom().voidItem() : interpreters.requireNoneSpeaksWith(id))
                .chain(() -> draft.isDefault() ? voices.dethroneAllBut(id) : Uni.createFrom().item(0))
                .chain(() -> voices.findById(id))
                .chain(stored -> put(id, stored, draft));
    }

    private Uni<Put<Voice>> put(String id, @Nullable Voice stored, VoiceDraft draft) {
        if (stored == null) {
            return voices.persist(new Voice(id, draft)).map(made -> new Put<>(made, true));
        }
        stored.rewrite(draft);
        return Uni.createFrom().item(new Put<>(stored, false));
    }

    @WithTransaction
    public Uni<Void> remove(String id) {
        return revision.lock()
                .chain(() -> voices.required(id))
                .invoke(Voice::requireRemovable)
                .call(() -> interpreters.requireNoneSpeaksWith(id))
                .chain(() -> voices.remove(id));
    }
}
