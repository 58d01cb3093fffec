/// A conversation from start to statement, played against a running stack through the same doors that everybody uses:
/// the gateway for the product, the sandbox for the person and the vendor.
@NullMarked
package dev.parley.stack.demo;

import org.jspecify.annotations.NullMarked;
