/// What is common to the vendors of conversations, as session-service meets them.
@NullMarked
package dev.parley.session.vendor;

import org.jspecify.annotations.NullMarked;
