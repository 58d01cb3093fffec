/// persona-service, which a start asks for the context.
@NullMarked
package dev.parley.session.peer;

import org.jspecify.annotations.NullMarked;
