/// What was booked on a person in a month, line by line. It comes from the ledger alone and says when nothing but
/// what the ledger says, so that whoever asks again gets the same bytes.
@NullMarked
package dev.parley.billing.statement;

import org.jspecify.annotations.NullMarked;
