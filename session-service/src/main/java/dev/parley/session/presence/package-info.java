/// Who was there, and from when to when.
@NullMarked
package dev.parley.session.presence;

import org.jspecify.annotations.NullMarked;
