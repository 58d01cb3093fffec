/// Figures as a spreadsheet reads them.
@NullMarked
package dev.parley.billing.csv;

import org.jspecify.annotations.NullMarked;
