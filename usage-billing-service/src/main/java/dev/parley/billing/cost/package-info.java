/// What the vendors charge, and what is left of what people pay. Prices are dated and are the operator's to tell; a
/// cost that no price tells is unknown, and never taken for nothing.
@NullMarked
package dev.parley.billing.cost;

import org.jspecify.annotations.NullMarked;
