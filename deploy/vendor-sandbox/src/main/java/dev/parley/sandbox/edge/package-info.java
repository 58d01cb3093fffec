/// How a failure leaves the sandbox: each address speaks the error shape of its vendor, and none shows a stack trace.
@NullMarked
package dev.parley.sandbox.edge;

import org.jspecify.annotations.NullMarked;
