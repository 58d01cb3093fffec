/// Who sent a webhook. What they send instead of a proof is counted, remembered without a word of the body, and slowed
/// down. The sender is told nothing of why it was refused; operators are.
@NullMarked
package dev.parley.ingest.proof;

import org.jspecify.annotations.NullMarked;
