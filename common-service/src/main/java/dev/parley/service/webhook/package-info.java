/// What ties a vendor's callback to the session it is about.
@NullMarked
package dev.parley.service.webhook;

import org.jspecify.annotations.NullMarked;
