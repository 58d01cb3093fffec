/// Plans over HTTP: to be chosen from by everybody, to be written by an operator.
@NullMarked
package dev.parley.billing.plan.api;

import org.jspecify.annotations.NullMarked;
