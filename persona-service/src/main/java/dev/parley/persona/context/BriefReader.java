package dev.parley.persona.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.persona.dream.DreamNotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Reads what is known of a person. A start waits for this, and as entities, feature by feature, it would take a dozen
/// questions and most of the time; so Postgres answers one question with one document.
@ApplicationScoped
class BriefReader {
    private static final String TOLD = """
            SELECT cast(json_build_object(
                'profile', (SELECT to_json(p) FROM profile p WHERE p.person_id = :person),
                'onboarding', (SELECT cast(o.answers AS json) FROM onboarding o WHERE o.person_id = :person),
                'rituals', (SELECT to_json(r) FROM ritual_preferences r WHERE r.person_id = :person),
                'categories', (SELECT to_json(e.categories) FROM emotional_categories e WHERE e.person_id = :person),
                'goals', (SELECT json_agg(g) FROM (
                    SELECT title, description, progress, due_on FROM goal WHERE person_id = :person
                    ORDER BY progress = 100, created_at DESC, id DESC LIMIT 20) g),
                'conversations', (SELECT json_agg(c) FROM (
                    SELECT c.started_at, p.name AS persona, c.lasted_seconds, c.topic, c.closing_lines
                    FROM conversation c LEFT JOIN persona p
                         ON p.id = c.persona_id AND (p.person_id IS NULL OR p.person_id = :person)
                    WHERE c.person_id = :person AND (c.ended_at IS NOT NULL OR c.heard_turns > 0)
                    ORDER BY c.started_at DESC, c.vendor_conversation LIMIT 5) c),
                'dream', (SELECT json_build_object(
                    'raw_transcript', d.raw_transcript, 'themes', d.themes, 'recorded_at', d.recorded_at,
                    'interpretation', (
                        SELECT json_build_object('text', i.text, 'emotional_tone', cast(i.emotional_tone AS json))
                        FROM interpretation i WHERE i.dream_id = d.id AND i.person_id = :person
                        ORDER BY i.created_at DESC, i.id DESC LIMIT 1))
                    FROM dream d WHERE d.id = cast(:dream AS uuid) AND d.person_id = :person)
            ) AS text)""";

    private final ObjectMapper json;

    BriefReader(ObjectMapper json) {
        this.json = json;
    }

    Uni<Brief> read(ContextRequest request, Brief.Speaker speaker, LocalDate today) {
        return told(request)
                .invoke(told -> requireDream(request, told))
                .map(told -> new Brief(speaker, request.kind(), request.participants(), request.prompt(), today,
                        told.person(today), told.dreamt(), told.memory()));
    }

    private Uni<Told> told(ContextRequest request) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOLD, String.class)
                        .setParameter("person", request.person().value())
                        .setParameter("dream", request.dream().map(Object::toString).orElse(null))
                        .getSingleResult())
                .map(this::read);
    }

    private Told read(String told) {
        try {
            return json.readValue(told, Told.class);
        } catch (JsonProcessingException _) {
            // The parser quotes what it read, and that is private.
            throw new IllegalStateException("What is known of a person cannot be read");
        }
    }

    private static void requireDream(ContextRequest request, Told told) {
        request.dream().filter(_ -> told.dream() == null).ifPresent(id -> {
            throw new DreamNotFound(id);
        });
    }
}
