/// Minutes set aside before a session starts, so that they cannot be overspent: reserved in one guarded statement,
/// settled once when the session ends, released when it fails, reclaimed when it dies.
@NullMarked
package dev.parley.billing.reservation;

import org.jspecify.annotations.NullMarked;
