package dev.parley.persona.catalogue;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class InterpreterService {
    private final InterpreterRepository interpreters;
    private final VoiceRepository voices;
    private final CatalogueRevision revision;

    InterpreterService(InterpreterRepository interpreters, VoiceRepository voices, CatalogueRevision revision) {
        this.interpreters = interpreters;
        this.voices = voices;
        this.revision = revision;
    }

    @WithTransaction
    public Uni<Page<Interpreter>> page(@Nullable Boolean active, PageRequest page) {
        return interpreters.page(active, page)
                .map(found -> Page.of(page, found, one -> new Cursor(one.name, one.id)));
    }

    @WithTransaction
    public Uni<Interpreter> required(String id) {
        return interpreters.required(id);
    }

    @WithTransaction
    public Uni<Put<Interpreter>> put(String id, InterpreterDraft draft) {
        return revision.lock()
                .chain(() -> requireVoice(draft.voice()))
                .chain(() -> interpreters.findById(id))
                .chain(stored -> put(id, stored, draft));
    }

    /// One that was made inactive is not to be heard again.
    private Uni<Void> requireVoice(String voice) {
        return voices.findById(voice)
                .invoke(found -> {
                    if (found == null || !found.active) {
                        throw new RequestNotValid(
                                List.of(new FieldError("/voice", "is no active voice of the catalogue")));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Put<Interpreter>> put(String id, @Nullable Interpreter stored, InterpreterDraft draft) {
        if (stored == null) {
            return interpreters.persist(new Interpreter(id, draft)).map(made -> new Put<>(made, true));
        }
        stored.rewrite(draft);
        return Uni.createFrom().item(new Put<>(stored, false));
    }

    @WithTransaction
    public Uni<Void> remove(String id) {
        return revision.lock()
                .chain(() -> interpreters.required(id))
                .chain(() -> interpreters.remove(id));
    }
}
