package dev.parley.persona.catalogue;

import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class InterpreterRepository implements PanacheRepositoryBase<Interpreter, String> {

    /// What is no slug is no id here, and Postgres could not even read some of it.
    Uni<Interpreter> required(String id) {
        return (id.matches(Slug.PATTERN) ? findById(id) : Uni.createFrom().<Interpreter>nullItem())
                .onItem().ifNull().failWith(() -> new InterpreterNotFound(id));
    }

    Uni<List<Interpreter>> page(@Nullable Boolean active, PageRequest page) {
        var conditions = new Conditions().equal("active", active);
        page.after().ifPresent(last -> conditions.and("name > :name or name = :name and id > :id",
                Map.of("name", last.order(), "id", last.id())));
        return find(conditions.query(), Sort.by("name", "id"), conditions.values()).page(0, page.oneMore()).list();
    }

    Uni<Void> requireNoneSpeaksWith(String voice) {
        return count("voice", voice)
                .invoke(speakers -> {
                    if (speakers > 0) {
                        throw new VoiceInUse(voice);
                    }
                })
                .replaceWithVoid();
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(String id) {
        return delete("id", id).replaceWithVoid();
    }
}
