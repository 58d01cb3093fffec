/// What the features stand on.
@NullMarked
package dev.parley.session.platform;

import org.jspecify.annotations.NullMarked;
