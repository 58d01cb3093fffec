/// How much of a person's allowance is used, reserved and left.
@NullMarked
package dev.parley.billing.usage;

import org.jspecify.annotations.NullMarked;
