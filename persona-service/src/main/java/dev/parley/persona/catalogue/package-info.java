/// Who there is to talk to: personas that belong to one person, and those that everybody may talk to.
@NullMarked
package dev.parley.persona.catalogue;

import org.jspecify.annotations.NullMarked;
