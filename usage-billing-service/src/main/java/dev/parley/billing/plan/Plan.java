package dev.parley.billing.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/// What somebody can have. What it gives is in its terms. It is written by statements only.
@Entity
@Immutable
public class Plan {
    @Id
    String code;
    @Column
    String name;

    protected Plan() {}

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
