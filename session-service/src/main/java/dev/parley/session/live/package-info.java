/// Following a session while it happens. What is told comes from Postgres; Redis only says that there is something.
@NullMarked
package dev.parley.session.live;

import org.jspecify.annotations.NullMarked;
