/// The control API under `/sandbox`: be the person on the other side of a simulated vendor, and read what happened.
/// It has no authentication, so the sandbox listens on loopback only.
@NullMarked
package dev.parley.sandbox.control;

import org.jspecify.annotations.NullMarked;
