package dev.parley.billing.subscription.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.plan.PlanCode;
import dev.parley.billing.subscription.When;
import dev.parley.service.input.ExactFields;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// A misspelt `when` would change the plan at once, so no other fields are taken.
///
/// @param plan
///            the code of a plan
/// @param when
///            at once unless it is said otherwise
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
record ChangeSubscription(@NotNull @PlanCode String plan,
        @Pattern(regexp = When.CODES, message = When.RULE) String when) {

    ChangeSubscription {
        when = when == null ? "now" : when;
    }
}
