/// A session from the intent to start it until its terminal state, at our side and at the vendor's. Terminal states
/// never change, and each is reached once.
@NullMarked
package dev.parley.session.lifecycle;

import org.jspecify.annotations.NullMarked;
