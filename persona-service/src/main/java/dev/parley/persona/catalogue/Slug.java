package dev.parley.persona.catalogue;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An id that an operator chose: it stands in addresses, and no address needs to escape it.
@Pattern(regexp = Slug.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
public @interface Slug {
    String PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    String message() default "is no id of at most 64 letters, digits, hyphens and underscores";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
