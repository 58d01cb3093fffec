/// What happened to the sessions decides what happens to their minutes.
@NullMarked
package dev.parley.billing.reservation.events;

import org.jspecify.annotations.NullMarked;
