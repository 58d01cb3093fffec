/// Onboarding calls over HTTP, in the shapes of the onboarding seed.
@NullMarked
package dev.parley.session.onboarding.api;

import org.jspecify.annotations.NullMarked;
