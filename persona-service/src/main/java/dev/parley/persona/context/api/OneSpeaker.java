package dev.parley.persona.context.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A context is compiled for one persona or for one interpreter, and only a persona has versions.
@Constraint(validatedBy = OneSpeaker.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OneSpeaker {

    String message() default "or interpreter_id is needed, and not both";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<OneSpeaker, CompileContext> {

        @Override
        public boolean isValid(CompileContext request, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            if ((request.personaId() == null) == (request.interpreterId() == null)) {
                refuse(context, context.getDefaultConstraintMessageTemplate(), "personaId");
                return false;
            }
            if (request.personaVersion() != null && request.personaId() == null) {
                refuse(context, "goes with persona_id only", "personaVersion");
                return false;
            }
            return true;
        }

        private static void refuse(ConstraintValidatorContext context, String message, String field) {
            context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
        }
    }
}
