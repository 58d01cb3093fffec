/// What an AI should know before it speaks, compiled from the persona and the person, in each vendor's own form.
@NullMarked
package dev.parley.persona.context;

import org.jspecify.annotations.NullMarked;
