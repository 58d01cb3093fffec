/// What the operator offers: avatars to build a persona on, interpreters of dreams, and voices. Everybody may read it;
/// only an admin's transaction may change it. Other features ask [dev.parley.persona.catalogue.CatalogueService].
@NullMarked
package dev.parley.persona.catalogue;

import org.jspecify.annotations.NullMarked;
