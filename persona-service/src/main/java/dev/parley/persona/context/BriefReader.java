package dev.parley.persona.context;

import dev.parley.persona.dream.DreamNotFound;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Reads what is known of a person.
@ApplicationScoped
class BriefReader {
    private final ActingFunctions functions;
    private final PrivateJson json;

    BriefReader(ActingFunctions functions, PrivateJson json) {
        this.functions = functions;
        this.json = json;
    }

    Uni<Brief> read(ContextRequest request, Brief.Speaker speaker, LocalDate today) {
        return told(request)
                .invoke(told -> requireDream(request, told))
                .map(told -> new Brief(speaker, request.kind(), request.participants(), request.prompt(), today,
                        told.person(today), told.dreamt(), told.memory()));
    }

    private Uni<Told> told(ContextRequest request) {
        return functions.call("known_of_person", request.person().value(), request.dream().orElse(null))
                .map(rows -> json.read(rows.iterator().next().getString(0), Told.class));
    }

    private static void requireDream(ContextRequest request, Told told) {
        request.dream().filter(_ -> told.dream() == null).ifPresent(id -> {
            throw new DreamNotFound(id);
        });
    }
}
