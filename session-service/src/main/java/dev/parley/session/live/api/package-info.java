/// Sessions as server-sent events.
@NullMarked
package dev.parley.session.live.api;

import org.jspecify.annotations.NullMarked;
