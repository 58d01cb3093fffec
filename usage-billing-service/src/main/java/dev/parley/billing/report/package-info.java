/// What everybody used in a range of days, and which sessions' clocks disagree.
@NullMarked
package dev.parley.billing.report;

import org.jspecify.annotations.NullMarked;
