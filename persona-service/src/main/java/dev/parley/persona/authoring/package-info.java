/// Who there is to talk to, as a person writes them: personas of one person, and those that everybody may talk to.
/// Every change makes a version, and no version is ever changed.
@NullMarked
package dev.parley.persona.authoring;

import org.jspecify.annotations.NullMarked;
