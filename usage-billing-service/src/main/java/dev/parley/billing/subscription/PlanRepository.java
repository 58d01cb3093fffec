package dev.parley.billing.subscription;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<Plan, String> {

    Uni<Plan> free() {
        return findById(Plan.FREE);
    }

    /// A caller names a plan in one place only, the field `plan`.
    Uni<Plan> required(String code) {
        return findById(code).onItem().ifNull().failWith(
                () -> new RequestNotValid(List.of(new FieldError("/plan", "There is no such plan"))));
    }
}
