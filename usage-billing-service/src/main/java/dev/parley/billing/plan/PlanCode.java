package dev.parley.billing.plan;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an operator may call a plan.
@Pattern(regexp = PlanCode.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
public @interface PlanCode {
    String PATTERN = "[a-z][a-z0-9_]{0,39}";

    String message() default "is no code of at most 40 small letters, digits and underscores";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
