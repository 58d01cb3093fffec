package dev.parley.billing.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.Immutable;

/// What somebody can have: an allowance a month, and features. Migrations write plans, nothing else does.
@Entity
@Immutable
public class Plan {
    /// Everybody's who has chosen no other.
    static final String FREE = "free";

    @Id
    String code;
    @Column
    String name;
    @Column(name = "allowance_seconds")
    long allowanceSeconds;
    @Column
    String[] features;

    protected Plan() {}

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public long allowanceSeconds() {
        return allowanceSeconds;
    }

    public List<String> features() {
        return List.of(features);
    }
}
