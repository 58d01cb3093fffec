/// Who calls: tokens of the operator's identity provider and of our own services, and nothing else.
@NullMarked
package dev.parley.service.identity;

import org.jspecify.annotations.NullMarked;
