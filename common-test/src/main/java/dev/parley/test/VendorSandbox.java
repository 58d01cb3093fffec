package dev.parley.test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tavus, LiveKit and ElevenLabs for tests: one sandbox in the test JVM, started at the first need and ended with it.
/// Callbacks go nowhere. Tests look behind the vendors' counters and may put a vendor out of reach.
///
/// Where it answers is kept in system properties: each application's tests have a class loader of their own.
public class VendorSandbox implements QuarkusTestResourceLifecycleManager {
    public static final String LIVEKIT_KEY = "devkey";
    public static final String LIVEKIT_SECRET = "secret";
    /// Nobody listens there.
    public static final String WEBHOOKS = "http://127.0.0.1:9";

    private static final String ELEVENLABS_KEY = "an-elevenlabs-key-for-tests";
    private static final String TAVUS_KEY = "a-tavus-key-for-tests";
    private static final String SANDBOX = "parley.test.vendors.sandbox";
    /// Also the lock, as a literal is the same object for every class loader. The properties themselves cannot be it:
    /// the sandbox sets some on its own thread while it starts.
    private static final String GATE = "parley.test.vendors.address";

    @Override
    public Map<String, String> start() {
        var gate = address();
        return Map.of("parley.tavus.url", gate, "parley.tavus.api-key", TAVUS_KEY, "parley.livekit.url", gate,
                "parley.livekit.api-key", LIVEKIT_KEY, "parley.livekit.api-secret", LIVEKIT_SECRET,
                "parley.tavus.callback-base", WEBHOOKS, "parley.elevenlabs.url", gate, "parley.elevenlabs.api-key",
                ELEVENLABS_KEY);
    }

    /// The sandbox outlives one application: the next one in this JVM uses it too.
    @Override
    public void stop() {}

    /// Where services reach the vendors.
    public static String address() {
        synchronized (GATE) {
            if (System.getProperty(GATE) == null) {
                startAndKeep();
            }
            return System.getProperty(GATE);
        }
    }

    public static void reachable() {
        VendorGate.set(VendorGate.State.OPEN);
    }

    public static void outOfReach() {
        VendorGate.set(VendorGate.State.CLOSED);
    }

    /// The vendors create what they are asked for, but no answer comes back, and nothing else reaches them.
    public static void answersAreLost() {
        VendorGate.set(VendorGate.State.NO_WAY_BACK);
    }

    /// The vendors do what they are asked, but answer 500.
    public static void inTrouble() {
        VendorGate.set(VendorGate.State.IN_TROUBLE);
    }

    /// Puts the vendors' clock forward; what was due by then has happened when this returns. The tests' own clock and
    /// the services' stay where they are.
    public static void advance(Duration by) {
        control("/sandbox/time/advance", Map.of("ms", by.toMillis()));
    }

    /// Orders bad days, in the words of the sandbox's README; they last until [#behave()].
    public static void misbehave(String orders) {
        sandbox().contentType(ContentType.JSON).body(orders).put("/sandbox/misbehaviour").then().statusCode(200);
    }

    public static void behave() {
        sandbox().delete("/sandbox/misbehaviour").then().statusCode(200);
    }

    /// The conversations whose context contains these words, newest first.
    public static List<Map<String, Object>> conversationsAbout(String words) {
        return sandbox().get("/sandbox/tavus/conversations").then().statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("$").stream()
                .filter(conversation -> String.valueOf(conversation.get("conversational_context")).contains(words))
                .toList();
    }

    public static Map<String, Object> conversation(String id) {
        return sandbox().get("/sandbox/tavus/conversations").then().statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("$").stream()
                .filter(conversation -> id.equals(conversation.get("id")))
                .findFirst().orElseThrow(() -> new IllegalStateException("Tavus knows no conversation " + id));
    }

    public static String statusOf(String conversation) {
        return Objects.toString(conversation(conversation).get("status"));
    }

    public static void joinConversation(String conversation, String name) {
        control("/sandbox/tavus/conversations/" + conversation + "/join", Map.of("name", name));
    }

    public static void speak(String conversation, String role, String text) {
        control("/sandbox/tavus/conversations/" + conversation + "/speak", Map.of("role", role, "text", text));
    }

    /// As somebody else with our key would; returns its id.
    public static String createConversation(String name) {
        return sandbox().header("x-api-key", TAVUS_KEY).contentType(ContentType.JSON)
                .body(Map.of("conversation_name", name, "replica_id", "r1"))
                .post("/v2/conversations").then().statusCode(200).extract().path("conversation_id");
    }

    /// Past the service, so that it can learn of it from the vendor only.
    public static void endConversation(String conversation) {
        sandbox().header("x-api-key", TAVUS_KEY).post("/v2/conversations/" + conversation + "/end").then()
                .statusCode(200);
    }

    /// From now on Tavus does not know it.
    public static void forgetConversation(String conversation) {
        sandbox().header("x-api-key", TAVUS_KEY).delete("/v2/conversations/" + conversation).then().statusCode(204);
    }

    /// The room as it is now: `participants`, `dispatches` and what it was asked to be.
    public static Optional<Map<String, Object>> room(String name) {
        return sandbox().get("/sandbox/livekit/rooms").then().statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("$").stream()
                .filter(room -> name.equals(room.get("name")))
                .findFirst();
    }

    /// The agents that were dispatched into a room by name, with their metadata, as LiveKit tells it. LiveKit itself
    /// gives every room one dispatch without a name, for whichever agent has none either.
    public static List<Map<String, Object>> dispatches(String room) {
        var token = livekitToken("{\"roomAdmin\":true,\"room\":\"" + room + "\"}");
        return sandbox().auth().oauth2(token).contentType(ContentType.JSON).body(Map.of("room", room))
                .post("/twirp/livekit.AgentDispatchService/ListDispatch").then().statusCode(200)
                .extract().jsonPath().<Map<String, Object>>getList("agent_dispatches").stream()
                .filter(dispatch -> !"".equals(dispatch.get("agent_name")))
                .toList();
    }

    /// Joins with a token as a browser would; returns the presence's sid.
    public static String joinRoom(String room, String token) {
        return control("/sandbox/livekit/rooms/" + room + "/join", Map.of("token", token)).path("sid");
    }

    /// A clean leave, of an agent too.
    public static void leaveRoom(String room, String identity) {
        control("/sandbox/livekit/rooms/" + room + "/leave", Map.of("identity", identity));
    }

    /// From now on a dispatch of this name meets such a worker, in the words of the sandbox's README.
    public static void hire(String agentName, String behaviour, int afterSeconds) {
        sandbox().contentType(ContentType.JSON).body(Map.of("behaviour", behaviour, "after_seconds", afterSeconds))
                .put("/sandbox/livekit/workers/" + agentName).then().statusCode(200);
    }

    /// Who is in a room, of one kind: `STANDARD` or `AGENT`. Nobody is in a room that is gone.
    public static List<Map<String, Object>> inRoom(String room, String kind) {
        return room(room).stream()
                .flatMap(found -> ((List<?>) Objects.requireNonNull(found.get("participants"))).stream())
                .map(VendorSandbox::participant)
                .filter(participant -> kind.equals(participant.get("kind")))
                .toList();
    }

    /// Calls an agent past the service, as somebody does who comes too late.
    public static void dispatch(String room, String agentName) {
        sandbox().auth().oauth2(livekitToken("{\"roomAdmin\":true,\"room\":\"" + room + "\"}"))
                .contentType(ContentType.JSON).body(Map.of("room", room, "agentName", agentName, "metadata", ""))
                .post("/twirp/livekit.AgentDispatchService/CreateDispatch").then().statusCode(200);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> participant(Object listed) {
        return (Map<String, Object>) listed;
    }

    /// @param grants
    ///            the video grant as JSON
    public static String livekitToken(String grants) {
        var now = Instant.now().getEpochSecond();
        var signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + base64(
                "{\"iss\":\"%s\",\"sub\":\"test\",\"nbf\":%s,\"exp\":%s,\"video\":%s}"
                        .formatted(LIVEKIT_KEY, now, now + 600, grants).getBytes(UTF_8));
        return signed + "." + base64(hmacSha256(signed));
    }

    /// Under LiveKit's secret.
    public static byte[] hmacSha256(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(LIVEKIT_SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The conversation as ElevenLabs knows it by now: its `status`, what the client sent and what was said.
    public static Map<String, Object> agentConversation(String id) {
        return agentConversations().stream().filter(conversation -> id.equals(conversation.get("id")))
                .findFirst().orElseThrow(() -> new IllegalStateException("ElevenLabs knows no conversation " + id));
    }

    public static List<Map<String, Object>> agentConversations() {
        return sandbox().get("/sandbox/elevenlabs/conversations").then().statusCode(200).extract().jsonPath()
                .getList("$");
    }

    /// Both sides of a conversation with an agent.
    public static void speakWithAgent(String conversation, String role, String text) {
        control("/sandbox/elevenlabs/conversations/" + conversation + "/speak", Map.of("role", role, "text", text));
    }

    /// As our key may, past the service.
    public static void forgetAgentConversation(String conversation) {
        sandbox().header("xi-api-key", ELEVENLABS_KEY).delete("/v1/convai/conversations/" + conversation).then()
                .statusCode(200);
    }

    /// `end` (by the agent), `leave` (by the person) or `quota` (the vendor's own, used up).
    public static void endWithAgent(String conversation, String how) {
        control("/sandbox/elevenlabs/conversations/" + conversation + "/" + how, Map.of());
    }

    private static Response control(String path, Map<String, ?> body) {
        return sandbox().contentType(ContentType.JSON).body(body).post(path).then().statusCode(200).extract()
                .response();
    }

    private static RequestSpecification sandbox() {
        address();
        return given().baseUri(System.getProperty(SANDBOX));
    }

    private static void startAndKeep() {
        var sandbox = InProcessSandbox.start(Map.of("sandbox.tavus.api-key", TAVUS_KEY,
                "sandbox.tavus.concurrent-max", "10000", "sandbox.livekit.webhook-urls", "",
                "sandbox.elevenlabs.webhook-url", "", "sandbox.elevenlabs.api-key", ELEVENLABS_KEY,
                "sandbox.elevenlabs.concurrent-max", "10000", "sandbox.elevenlabs.analysis-delay", "100ms"))
                .address();
        try {
            System.setProperty(GATE, VendorGate.before(sandbox));
            System.setProperty(SANDBOX, sandbox);
        } catch (IOException e) {
            throw new UncheckedIOException("The gate before the vendors did not start", e);
        }
    }
}
