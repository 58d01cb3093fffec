/// What a person's plan includes, as usage-billing-service has it.
@NullMarked
package dev.parley.persona.entitlement;

import org.jspecify.annotations.NullMarked;
