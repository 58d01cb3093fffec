/// An event counts once: its id is stored in the transaction of its effect, and a second delivery does nothing.
@NullMarked
package dev.parley.service.inbox;

import org.jspecify.annotations.NullMarked;
