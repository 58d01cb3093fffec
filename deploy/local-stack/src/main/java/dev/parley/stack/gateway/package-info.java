/// The one address in front of the services on this machine. It reads the routes that production uses, and lends a
/// demo token to calls that bring none.
@NullMarked
package dev.parley.stack.gateway;

import org.jspecify.annotations.NullMarked;
