/// Long lists in pages: each page says where the next one begins, so that what comes and goes meanwhile moves nothing.
@NullMarked
package dev.parley.service.paging;

import org.jspecify.annotations.NullMarked;
