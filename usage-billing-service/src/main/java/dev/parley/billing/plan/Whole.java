package dev.parley.billing.plan;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A whole number. The field must be a [BigDecimal]: reading 9.99 as a `long` would cut it to 9 without a word.
@Constraint(validatedBy = Whole.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@interface Whole {

    long min() default 0;

    long max();

    String message() default "must be a whole number from {min} to {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Whole, BigDecimal> {
        private BigDecimal min = BigDecimal.ZERO;
        private BigDecimal max = BigDecimal.ZERO;

        @Override
        public void initialize(Whole whole) {
            min = BigDecimal.valueOf(whole.min());
            max = BigDecimal.valueOf(whole.max());
        }

        /// The size is looked at first: of a number like 1e999999999 nobody should ask for the digits.
        @Override
        public boolean isValid(@Nullable BigDecimal value, ConstraintValidatorContext context) {
            return value == null
                    || value.compareTo(min) >= 0 && value.compareTo(max) <= 0 && isWhole(value);
        }

        private static boolean isWhole(BigDecimal value) {
            return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        }
    }
}
