/// Which plan a person is on. A change counts at once: it decides the allowance of the period at hand, of each later
/// one, and which features the person has.
@NullMarked
package dev.parley.billing.subscription;

import org.jspecify.annotations.NullMarked;
