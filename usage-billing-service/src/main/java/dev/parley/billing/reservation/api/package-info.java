/// Reserving minutes over HTTP, for the services that start conversations.
@NullMarked
package dev.parley.billing.reservation.api;

import org.jspecify.annotations.NullMarked;
