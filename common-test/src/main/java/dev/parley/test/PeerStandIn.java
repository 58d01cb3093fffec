package dev.parley.test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// persona-service, usage-billing-service and voice-orchestrator-service as the services that ask them see them. It
/// answers in their shape, remembers who asked, and can be told to refuse, to break or to fall silent.
public class PeerStandIn implements QuarkusTestResourceLifecycleManager {
    public static final String CONTEXTS = "/v1/contexts";
    public static final String RESERVATIONS = "/v1/reservations";
    public static final String RELEASES = "/v1/reservations/release";
    public static final String SUBSCRIPTIONS = "/v1/subscriptions/me";
    public static final String VOICES = "/v1/voice/sessions";
    public static final String TALKS = "/v1/voice/talks";
    public static final String INTERPRETERS = "/v1/interpreters";
    public static final long GRANTED_SECONDS = 900;

    private static final int PLENTY_SECONDS = 600;
    private static final int TOO_MANY = 429;
    private static final String PORT = "parley.test.peers.port";
    private static final String MOOD = "parley.test.peers.mood.";
    private static final String REFUSAL = "parley.test.peers.refusal.";
    private static final String PLAN = "parley.test.peers.plan.";
    private static final String REMAINING = "parley.test.peers.remaining";
    private static final String QUOTA_EXHAUSTED = """
            {"type": "urn:parley:problem:quota_exhausted", "title": "No minutes are left in this period", "status": 402,
             "detail": "The plan's minutes for this period are used up or reserved", "instance": "/v1/reservations",
             "code": "quota_exhausted", "used_seconds": 1490, "reserved_seconds": 0, "allowance_seconds": 1500,
             "remaining_seconds": 10}""";

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Set<String> voices = ConcurrentHashMap.newKeySet();

    @Override
    public Map<String, String> start() {
        var kept = System.getProperties();
        synchronized (kept) {
            if (kept.getProperty(PORT) == null) {
                kept.setProperty(PORT, String.valueOf(listen()));
            }
        }
        var url = "http://127.0.0.1:" + System.getProperty(PORT);
        return Map.of("parley.persona.url", url, "parley.billing.url", url, "parley.voice.url", url,
                // It changes its mind from one line of a test to the next.
                "parley.entitlement.remember-for", "PT0S");
    }

    /// It outlives one application, as the other parts do.
    @Override
    public void stop() {}

    /// Every peer answers, and nobody's plan includes anything.
    public static void helpful() {
        set(CONTEXTS, Mood.HELPFUL);
        set(RESERVATIONS, Mood.HELPFUL);
        set(SUBSCRIPTIONS, Mood.HELPFUL);
        set(VOICES, Mood.HELPFUL);
        set(TALKS, Mood.HELPFUL);
        set(INTERPRETERS, Mood.HELPFUL);
        var kept = System.getProperties();
        kept.stringPropertyNames().stream().filter(name -> name.startsWith(PLAN)).forEach(kept::remove);
        kept.remove(REMAINING);
    }

    /// From now on what is granted is all that there is.
    public static void lastMinutes() {
        System.setProperty(REMAINING, "0");
    }

    /// From now on the person has a plan with these features, such as `premium_avatars`.
    public static void plan(String person, String... features) {
        System.setProperty(PLAN + person, String.join(",", features));
    }

    public static void outOfMinutes() {
        set(RESERVATIONS, Mood.REFUSING);
        System.setProperty(REFUSAL + RESERVATIONS, QUOTA_EXHAUSTED);
    }

    /// Answers a problem of this status and code, and after 429 says when to come back.
    public static void refusing(String path, int status, String code) {
        System.setProperty(MOOD + path, Mood.REFUSING.name());
        System.setProperty(REFUSAL + path, """
                {"type": "urn:parley:problem:%s", "title": "No", "status": %d, "detail": "No, says the peer",
                 "instance": "%s", "code": "%s"}""".formatted(code, status, path, code));
    }

    public static void silent(String path) {
        set(path, Mood.SILENT);
    }

    public static void broken(String path) {
        set(path, Mood.BROKEN);
    }

    /// The calls that were about a person, oldest first.
    public static List<Call> callsAbout(String person) {
        return calls().filter(call -> person.equals(call.body().getString("user_id"))).toList();
    }

    /// The calls for an end of a voice session.
    public static List<Call> voiceEndsOf(String session) {
        return calls().filter(call -> (VOICES + "/" + session + "/end").equals(call.path())).toList();
    }

    /// The calls for an end of a talk, by the session or by the vendor's conversation.
    public static List<Call> talkEndsOf(String id) {
        return calls().filter(call -> (TALKS + "/" + id + "/end").equals(call.path())).toList();
    }

    /// The calls that gave a session's minutes back.
    public static List<Call> releasesOf(String session) {
        return calls()
                .filter(call -> RELEASES.equals(call.path()))
                .filter(call -> session.equals(call.body().getString("session_id")))
                .toList();
    }

    private static Stream<Call> calls() {
        return given().baseUri("http://127.0.0.1").port(Integer.getInteger(PORT)).get("/stand-in/calls").asString()
                .lines()
                .map(Call::of);
    }

    private int listen() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(CONTEXTS, this::context);
            server.createContext(RESERVATIONS, this::reservation);
            server.createContext(RELEASES, this::release);
            server.createContext(SUBSCRIPTIONS, this::subscription);
            server.createContext(VOICES, this::voice);
            server.createContext(TALKS, this::talk);
            server.createContext(INTERPRETERS, this::interpreters);
            server.createContext("/stand-in/calls",
                    exchange -> answer(exchange, 200, "text/plain", String.join("\n", calls)));
            server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
            server.start();
            return server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("The peers' stand-in did not start", e);
        }
    }

    private void context(HttpExchange exchange) throws IOException {
        var request = note(exchange);
        var person = request.getString("user_id");
        answerInItsMood(exchange, CONTEXTS,
                """
                        {"persona_id": "%s", "persona_version": 3, "persona_name": "Maya",
                         "vendors": ["tavus", "livekit", "elevenlabs"],
                         "tavus": {"replica_id": "r-maya", "conversational_context": "You talk to %s.",
                                   "custom_greeting": "Welcome back"},
                         "livekit": {"system_prompt": "You talk to %s.", "opening_line": "Welcome back", "voice_id": "Ashley"},
                         "elevenlabs": {"agent_id": "agent-maya", "dynamic_variables": {"user_name": "%s",
                                        "user_profile": "They like the sea.", "dream_content": "A bridge over water.",
                                        "dream_emotions": ["anxiety", "fear"],
                                        "conversation_context": "They want to understand a dream.",
                                        "interpreter_style": "You are patient."}}}"""
                        .formatted(request.getString("persona_id"), person, person, person));
    }

    private void reservation(HttpExchange exchange) throws IOException {
        var session = note(exchange).getString("session_id");
        answerInItsMood(exchange, RESERVATIONS, """
                {"reservation_id": "r-%s", "session_id": "%s", "granted_seconds": %d,
                 "expires_at": "2099-01-01T00:00:00Z", "used_seconds": 0, "reserved_seconds": %d,
                 "allowance_seconds": 1500, "remaining_seconds": %d}"""
                .formatted(session, session, GRANTED_SECONDS, GRANTED_SECONDS,
                        Integer.getInteger(REMAINING, PLENTY_SECONDS)));
    }

    private void release(HttpExchange exchange) throws IOException {
        note(exchange);
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /// Starts, shows and ends; a session that was never asked for is not found.
    private void voice(HttpExchange exchange) throws IOException {
        var session = exchange.getRequestURI().getPath().substring(VOICES.length()).replaceAll("^/|/end$", "");
        if (session.isEmpty()) {
            var asked = note(exchange).getString("session_id");
            voices.add(asked);
            answerInItsMood(exchange, VOICES, voiceSession(asked));
            return;
        }
        note(exchange, "{}");
        if (voices.contains(session)) {
            answerInItsMood(exchange, VOICES, voiceSession(session));
        } else {
            answer(exchange, 404, "application/problem+json", "{\"code\": \"not_found\", \"detail\": \"Unknown\"}");
        }
    }

    private void talk(HttpExchange exchange) throws IOException {
        var session = exchange.getRequestURI().getPath().substring(TALKS.length()).replaceAll("^/|/end$", "");
        if (session.isEmpty()) {
            var asked = note(exchange).getString("session_id");
            voices.add(asked);
            answerInItsMood(exchange, TALKS, talkOf(asked));
            return;
        }
        note(exchange, "{}");
        if (voices.contains(session.replaceFirst("^conv_", ""))) {
            answerInItsMood(exchange, TALKS, talkOf(session));
        } else {
            answer(exchange, 404, "application/problem+json", "{\"code\": \"not_found\", \"detail\": \"Unknown\"}");
        }
    }

    private static String talkOf(String session) {
        return """
                {"session_id": "%s", "state": "active", "vendor_conversation": "conv_%s",
                 "signed_url": "wss://agents?conversation_signature=a-signature",
                 "dynamic_variables": {"user_name": "Anna", "parley_session": "a-claim"}, "limit_seconds": %d}"""
                .formatted(session, session, GRANTED_SECONDS);
    }

    private void interpreters(HttpExchange exchange) throws IOException {
        answerInItsMood(exchange, INTERPRETERS,
                """
                        {"items": [{"id": "freud"}, {"id": "jung"}, {"id": "lakshmi"}, {"id": "mary"}], "next_cursor": null}""");
    }

    private static String voiceSession(String session) {
        return """
                {"session_id": "%s", "state": "active", "room": "%s", "token": "a-token", "server_url": "ws://livekit",
                 "limit_seconds": %d}""".formatted(session, session, GRANTED_SECONDS);
    }

    private void subscription(HttpExchange exchange) throws IOException {
        var person = exchange.getRequestURI().getQuery().replaceFirst("^user_id=", "");
        note(exchange, "{\"user_id\": \"" + person + "\"}");
        var features = Stream.of(System.getProperty(PLAN + person, "").split(","))
                .filter(feature -> !feature.isEmpty())
                .map(feature -> '"' + feature + '"')
                .collect(joining(", ", "[", "]"));
        answerInItsMood(exchange, SUBSCRIPTIONS,
                "{\"plan\": \"a-plan\", \"plan_name\": \"A plan\", \"features\": %s, \"since\": null}"
                        .formatted(features));
    }

    private JsonPath note(HttpExchange exchange) throws IOException {
        return note(exchange, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    /// @param body
    ///            what was asked; a call without a body is noted with its query
    private JsonPath note(HttpExchange exchange, String body) {
        calls.add(String.join("\t", exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), body));
        return JsonPath.from(body);
    }

    private static void answerInItsMood(HttpExchange exchange, String path, String answer) throws IOException {
        switch (Mood.valueOf(System.getProperty(MOOD + path, Mood.HELPFUL.name()))) {
            case HELPFUL -> answer(exchange, 200, "application/json", answer);
            case REFUSING -> refuse(exchange, System.getProperty(REFUSAL + path));
            case BROKEN -> answer(exchange, 500, "text/html", "<h1>a stack trace</h1>");
            case SILENT -> {
            }
        }
    }

    private static void refuse(HttpExchange exchange, String problem) throws IOException {
        var status = JsonPath.from(problem).getInt("status");
        if (status == TOO_MANY) {
            exchange.getResponseHeaders().set("Retry-After", "7");
        }
        answer(exchange, status, "application/problem+json", problem);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void set(String path, Mood mood) {
        System.setProperty(MOOD + path, mood.name());
    }

    private enum Mood {
        HELPFUL, REFUSING, BROKEN, SILENT
    }

    public record Call(String path, String authorization, JsonPath body) {

        static Call of(String line) {
            var parts = line.split("\t", 3);
            return new Call(parts[0], parts[1], JsonPath.from(parts[2]));
        }
    }
}
