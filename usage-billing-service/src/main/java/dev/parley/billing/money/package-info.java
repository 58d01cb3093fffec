/// Amounts of money: whole minor units of one currency.
@NullMarked
package dev.parley.billing.money;

import org.jspecify.annotations.NullMarked;
