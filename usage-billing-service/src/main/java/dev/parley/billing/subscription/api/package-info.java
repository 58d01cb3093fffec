/// A person's plan and features over HTTP, for people and for the services that ask what a person may do.
@NullMarked
package dev.parley.billing.subscription.api;

import org.jspecify.annotations.NullMarked;
