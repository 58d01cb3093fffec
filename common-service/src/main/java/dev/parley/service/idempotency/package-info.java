/// The same `Idempotency-Key` gives the same answer, however often and however parallel it is sent.
@NullMarked
package dev.parley.service.idempotency;

import org.jspecify.annotations.NullMarked;
