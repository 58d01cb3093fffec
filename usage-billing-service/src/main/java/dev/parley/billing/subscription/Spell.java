package dev.parley.billing.subscription;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A time that a person is on one plan: from its start until the next one starts. It is written by statements only.
@Entity
@Immutable
@Table(name = "subscription")
@IdClass(Spell.Key.class)
public class Spell {
    @Id
    @Column(name = "person_id")
    String personId;
    @Id
    @Column(name = "starts_at")
    Instant startsAt;
    @Column
    String plan;
    @Nullable
    @Column(name = "told_at")
    Instant toldAt;

    protected Spell() {}

    Spell(PersonId person, String plan, Instant startsAt, @Nullable Instant toldAt) {
        this.personId = person.value();
        this.plan = plan;
        this.startsAt = startsAt;
        this.toldAt = toldAt;
    }

    /// One that was told has begun, even if the clock of whoever told it was ahead of ours.
    boolean hasBegun(Instant at) {
        return toldAt != null || !startsAt.isAfter(at);
    }

    Cursor position() {
        return new Cursor(startsAt, plan);
    }

    public String plan() {
        return plan;
    }

    public Instant startsAt() {
        return startsAt;
    }

    /// When everybody was told that it had begun; empty until then.
    public Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    record Key(String personId, Instant startsAt) implements Serializable {}
}
