package dev.parley.billing.subscription;

import dev.parley.model.event.UsageEvent.SubscriptionChanged;
import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The plan that a person is on.
@Entity
public class Subscription {
    @Id
    @Column(name = "person_id")
    String personId;
    @ManyToOne
    @JoinColumn(name = "plan")
    Plan plan;
    @Nullable
    Instant since;

    /// For Hibernate, which then fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    private Subscription(PersonId person, Plan plan) {
        this.personId = person.value();
        this.plan = plan;
    }

    /// Somebody whose plan was never changed. It is stored with the first change.
    static Subscription unchanged(PersonId person, Plan free) {
        return new Subscription(person, free);
    }

    SubscriptionChanged change(Plan to, Instant now) {
        var before = plan;
        plan = to;
        since = now;
        return new SubscriptionChanged(person(), to.code(), before.code(), now);
    }

    boolean isOn(Plan other) {
        return plan.code().equals(other.code());
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public Plan plan() {
        return plan;
    }

    /// Empty if the plan was never changed.
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }
}
