package dev.parley.billing.report.api;

import dev.parley.billing.report.Grouping;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/// What a report puts together, as a `@BeanParam`; days unless it is named.
public record GroupedBy(
        @RestQuery @DefaultValue("day") @Pattern(regexp = Grouping.CODES, message = Grouping.RULE) String by) {}
