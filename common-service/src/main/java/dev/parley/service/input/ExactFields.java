package dev.parley.service.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a request that replaces what is stored: a field it does not know is refused, as a misspelt one would silently
/// empty the field it meant.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ExactFields {
}
