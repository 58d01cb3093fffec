package dev.parley.persona.authoring.api;

import dev.parley.model.id.PersonId;
import dev.parley.persona.authoring.Author;
import dev.parley.persona.authoring.Author.Reach;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Who reads or writes in this request.
@RequestScoped
class Authors {
    private final Caller caller;
    private final SecurityIdentity identity;

    Authors(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    Author calling() {
        return author(caller.person());
    }

    Author actingFor(@Nullable String userId) {
        return author(caller.actingFor(userId));
    }

    private Author author(PersonId person) {
        return new Author(person, reach());
    }

    private Reach reach() {
        if (identity.hasRole(Role.ADMIN)) {
            return Reach.ADMIN;
        }
        return caller.mayActForOthers() ? Reach.SERVICE : Reach.PERSON;
    }
}
