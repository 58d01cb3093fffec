/// The vendors' vocabularies, where more than one service must read them.
@NullMarked
package dev.parley.service.vendor;

import org.jspecify.annotations.NullMarked;
