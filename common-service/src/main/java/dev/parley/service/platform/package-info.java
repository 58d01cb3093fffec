/// What everything else stands on.
@NullMarked
package dev.parley.service.platform;

import org.jspecify.annotations.NullMarked;
