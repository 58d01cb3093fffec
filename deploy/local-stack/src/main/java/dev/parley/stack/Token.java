package dev.parley.stack;

import dev.parley.stack.gateway.DemoToken;
import dev.parley.stack.identity.TokenMint;
import dev.parley.stack.plan.Credentials;
import dev.parley.stack.plan.Layout;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/// `token [--user U] [--role R]`: what the local identity provider would hand out.
record Token(String user, String role) {
    private static final List<String> ROLES = List.of("user", "service", "admin");
    private static final Duration VALID = Duration.ofHours(12);

    Token {
        if (!ROLES.contains(role)) {
            throw new StackFailure(
                    "There is no role \"%s\"; choose one of %s.".formatted(role, String.join(", ", ROLES)));
        }
    }

    static Token parse(Iterator<String> options) {
        var user = DemoToken.PERSON;
        var role = "user";
        while (options.hasNext()) {
            var option = options.next();
            if (!options.hasNext()) {
                throw new StackFailure("%s needs a value.".formatted(option));
            }
            switch (option) {
                case "--user" -> user = options.next();
                case "--role" -> role = options.next();
                default -> throw new StackFailure("token does not know %s.".formatted(option));
            }
        }
        return new Token(user, role);
    }

    String mint(Layout layout) throws IOException {
        var keys = Credentials.in(layout.keys()).identityProvider();
        return new TokenMint(keys, Clock.systemUTC()).mint(user, role, VALID);
    }
}
