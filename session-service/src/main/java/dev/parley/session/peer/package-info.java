/// The services that a start asks: persona-service for the context, usage-billing-service for the minutes.
@NullMarked
package dev.parley.session.peer;

import org.jspecify.annotations.NullMarked;
