/// Where memory comes from: sessions say whose a conversation was, vendors' facts say what was said.
@NullMarked
package dev.parley.persona.memory.events;

import org.jspecify.annotations.NullMarked;
