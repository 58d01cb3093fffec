/// What is remembered of a person's past conversations: what it was about and how it closed, of the newest ones only,
/// and nothing for a person who does not want it. The rest of a transcript is never stored here.
@NullMarked
package dev.parley.persona.memory;

import org.jspecify.annotations.NullMarked;
