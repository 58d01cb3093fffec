/// Receipts of erasures over HTTP.
@NullMarked
package dev.parley.session.erasure.api;

import org.jspecify.annotations.NullMarked;
