/// Which plan a person is on, was on, and is to be on. A change counts from its moment on: the allowance of a month is
/// made up of the shares of all plans that the person is on in it, and the features are those of the plan at hand.
@NullMarked
package dev.parley.billing.subscription;

import org.jspecify.annotations.NullMarked;
