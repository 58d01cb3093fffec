/// The identity provider of the local platform and the tests: a key pair, and tokens signed with it. In production
/// this is the operator's own provider.
@NullMarked
package dev.parley.stack.identity;

import org.jspecify.annotations.NullMarked;
