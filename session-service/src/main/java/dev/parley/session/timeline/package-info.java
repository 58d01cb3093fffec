/// What happened to a session, in the order it happened, for people who ask why.
@NullMarked
package dev.parley.session.timeline;

import org.jspecify.annotations.NullMarked;
