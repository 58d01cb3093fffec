package dev.parley.service.identity;

import dev.parley.model.id.PersonId;
import dev.parley.model.problem.FieldError;
import dev.parley.service.acting.Actor;
import dev.parley.service.error.RequestNotValid;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who calls, from the verified token alone. Nothing else in a request says who somebody is.
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The `sub` of the token.
    public PersonId person() {
        return person(identity);
    }

    public boolean mayActForOthers() {
        return mayActForOthers(identity);
    }

    /// The person that a request names in its body: the caller, or anybody if the caller is a service or an admin.
    public PersonId actingFor(@Nullable String userId) {
        if (userId == null) {
            return person();
        }
        var named = named(userId);
        if (!mayActForOthers() && !named.equals(person())) {
            throw new NotYourOwn();
        }
        return named;
    }

    private static PersonId named(String userId) {
        try {
            return new PersonId(userId);
        } catch (IllegalArgumentException e) {
            throw new RequestNotValid(List.of(new FieldError("/user_id", String.valueOf(e.getMessage()))));
        }
    }

    /// Empty for a call that carries no token, as webhooks do.
    public Optional<Actor> actor() {
        return actorOf(identity);
    }

    /// The same for an identity at hand, where there is no time to wait for the one of this request.
    public static Optional<Actor> actorOf(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return Optional.empty();
        }
        return Optional.of(mayActForOthers(identity) ? new Actor.Service() : new Actor.Person(person(identity)));
    }

    private static PersonId person(SecurityIdentity identity) {
        return new PersonId(identity.getPrincipal().getName());
    }

    private static boolean mayActForOthers(SecurityIdentity identity) {
        return identity.hasRole(Role.SERVICE) || identity.hasRole(Role.ADMIN);
    }
}
