package dev.parley.voice.conversation;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// What a person and an interpreter have to say to each other about one dream, over any number of talks.
@Entity
@Table(name = "conversation")
public class Conversation {
    @Id
    UUID id;
    @Column(name = "person_id")
    String personId;
    @Column(name = "dream_id")
    UUID dreamId;
    @Column(name = "interpreter_id")
    String interpreterId;
    @Column(name = "created_at")
    Instant createdAt;

    protected Conversation() {}

    public UUID id() {
        return id;
    }

    PersonId person() {
        return new PersonId(personId);
    }
}
