package dev.parley.billing.usage.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Whom a list of people is about: those who used at least so much of their allowance, and those on a plan.
@JsonNaming(SnakeCaseStrategy.class)
public record PeopleFilter(
        @RestQuery("min_used_percent") @DefaultValue("0") @Pattern(regexp = "[0-9]{1,4}", message = "must be a whole number from 0 to 9999") String minUsedPercent,
        @RestQuery @Nullable @Text(max = 200) String plan) {

    int percentMin() {
        return Integer.parseInt(minUsedPercent);
    }
}
