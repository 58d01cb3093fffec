/// Where Parley's promises about speed are kept or broken: `./parley bench`.
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
