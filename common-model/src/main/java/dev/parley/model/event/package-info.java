/// What happened: facts in the past tense that travel over Kafka as CloudEvents. Fields are added, never changed in
/// meaning; a break is a new version beside the old one. The golden files of the tests hold every version to that.
@NullMarked
package dev.parley.model.event;

import org.jspecify.annotations.NullMarked;
