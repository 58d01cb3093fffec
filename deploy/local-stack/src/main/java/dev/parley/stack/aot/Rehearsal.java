package dev.parley.stack.aot;

import dev.parley.stack.identity.TokenMint;
import dev.parley.stack.process.Probe;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// What a service is asked during its practice run: enough to load the classes of a usual request, nothing that
/// changes anything.
public final class Rehearsal {
    private static final int ROUNDS = 3;
    private static final Duration TOKEN_VALID = Duration.ofMinutes(5);

    private final TokenMint mint;

    public Rehearsal(TokenMint mint) {
        this.mint = mint;
    }

    void rehearse(URI service, String harmlessRoute) throws InterruptedException {
        var token = mint.mint("demo", "service", TOKEN_VALID);
        for (var round = 0; round < ROUNDS; round++) {
            for (var route : List.of("/q/openapi", "/no-such-route", harmlessRoute)) {
                Probe.status(service.resolve(route), token);
            }
        }
    }
}
