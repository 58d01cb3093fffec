package dev.parley.stack.demo;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the demo does and sees, line by line with its timing. A product's backend would do the same: a call that
/// fails in passing is made again with its key.
final class Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Http gateway;
    private final Http sandbox;
    private final String person;
    private final PrintStream out;
    private final long began = System.nanoTime();

    Scene(Http gateway, Http sandbox, String person, PrintStream out) {
        this.gateway = gateway;
        this.sandbox = sandbox;
        this.person = person;
        this.out = out;
    }

    String person() {
        return person;
    }

    void say(String what) {
        out.printf("  %7.3f s  %s%n", Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0, what);
    }

    /// Calls the product's API.
    Answer post(String what, String path, String body) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        return insist(what, () -> gateway.post(path, body, key));
    }

    /// Acts as the person in the vendor's room, which nothing of ours may repeat.
    void asVendor(String what, String path, String body) throws InterruptedException {
        var answer = sandbox.post(path, body);
        if (!answer.isGood()) {
            throw new DemoFailed("The sandbox refused to " + what + " with status " + answer.status() + ".");
        }
        say("the person: " + what);
    }

    String sessionOf(String conversation) throws InterruptedException {
        var found = insist("find", () -> gateway.get("/v1/sessions?vendor_conversation_id=" + conversation));
        return found.items().getFirst().getString("id");
    }

    void await(String what, Condition condition) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailed("Not within " + PATIENCE.toSeconds() + " s: " + what + ".");
            }
            Thread.sleep(PAUSE);
        }
        say(what);
    }

    boolean hasHappened(String session, String... whats) throws InterruptedException {
        var answer = gateway.get(timeline(session));
        if (!answer.isGood()) {
            return false;
        }
        var happened = answer.items().stream().map(entry -> entry.getString("what")).collect(Collectors.toSet());
        return happened.containsAll(List.of(whats));
    }

    /// More than a demo makes.
    private static String timeline(String session) {
        return "/v1/sessions/" + session + "/timeline?limit=200";
    }

    boolean isSettled() throws InterruptedException {
        var answer = usage();
        return answer.isGood() && answer.number("reserved_seconds") == 0 && answer.number("used_seconds") > 0;
    }

    void printTimeline(String session) throws InterruptedException {
        for (var entry : insist("read the timeline", () -> gateway.get(timeline(session))).items()) {
            var learned = Duration.between(at(entry, "happened_at"), at(entry, "learned_at")).toMillis();
            var took = entry.getLong("took_millis");
            out.printf("             | %s  %-26s %-8s%s%s%n", at(entry, "happened_at"), entry.getString("what"),
                    entry.getString("how"), took == null ? "" : " took " + took + " ms",
                    learned > 0 ? " learned after " + learned + " ms" : "");
        }
    }

    void printTranscript(String session) throws InterruptedException {
        for (var turn : insist("read the transcript", () -> gateway.get("/v1/sessions/" + session + "/transcript"))
                .list()) {
            out.printf("             | %s: %s%n", turn.getString("role"), turn.getString("text"));
        }
    }

    void printUsage() throws InterruptedException {
        var usage = insist("read the usage", this::usage);
        out.printf("             | %d s used of %d s, %d s reserved, resets %s%n", usage.number("used_seconds"),
                usage.number("allowance_seconds"), usage.number("reserved_seconds"), usage.text("resets_at"));
    }

    private Answer usage() throws InterruptedException {
        return gateway.get("/v1/usage/me?user_id=" + person);
    }

    private Answer insist(String what, Call call) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = call.make();
        while (answer.isPassing() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
            answer = call.make();
        }
        if (!answer.isGood()) {
            throw new DemoFailed("Could not " + what + ": status " + answer.status() + ", " + answer.body());
        }
        return answer;
    }

    private static Instant at(JsonObject entry, String field) {
        return Instant.parse(entry.getString(field));
    }

    interface Call {
        Answer make() throws InterruptedException;
    }

    interface Condition {
        boolean holds() throws InterruptedException;
    }
}
