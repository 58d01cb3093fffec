/// What every route asks of its input, beyond what Bean Validation brings.
@NullMarked
package dev.parley.service.input;

import org.jspecify.annotations.NullMarked;
