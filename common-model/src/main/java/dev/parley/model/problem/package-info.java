/// What can go wrong, as callers see it: a closed list of problems with stable codes, and the one exception family
/// that carries them. How a problem is rendered is the business of the HTTP edge.
@NullMarked
package dev.parley.model.problem;

import org.jspecify.annotations.NullMarked;
