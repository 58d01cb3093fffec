/// Everything of a person who wants to be forgotten is erased, here and at the vendors, and stays so though news of it
/// may still be under way.
@NullMarked
package dev.parley.session.erasure;

import org.jspecify.annotations.NullMarked;
