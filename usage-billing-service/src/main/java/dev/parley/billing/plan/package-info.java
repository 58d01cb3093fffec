/// What can be bought, and what it gives and costs, from when on. Plans are data: an operator adds terms with the
/// moment from which they count. Terms that took effect never change, so that what was metered under them stays
/// explicable.
@NullMarked
package dev.parley.billing.plan;

import org.jspecify.annotations.NullMarked;
