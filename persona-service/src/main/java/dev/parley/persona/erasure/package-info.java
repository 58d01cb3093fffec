/// Everything of one person: shown in one document, or gone in one transaction. It knows no other feature, only that
/// each that keeps something of people's has a [dev.parley.persona.platform.PersonalData].
@NullMarked
package dev.parley.persona.erasure;

import org.jspecify.annotations.NullMarked;
