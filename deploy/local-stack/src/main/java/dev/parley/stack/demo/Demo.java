package dev.parley.stack.demo;

import java.io.PrintStream;
import java.net.URI;
import java.util.UUID;

/// Plays a mentor session and a voice session for a person nobody has seen before, and shows what became of them.
public final class Demo {
    private final Scene scene;
    private final PrintStream out;

    private Demo(Scene scene, PrintStream out) {
        this.scene = scene;
        this.out = out;
    }

    /// Returns whom it played, when both sessions are settled; throws [DemoFailed] if one is not in time.
    public static String run(URI gateway, URI sandbox, PrintStream out) throws InterruptedException {
        var person = "demo-" + UUID.randomUUID().toString().substring(0, 8);
        var demo = new Demo(new Scene(new Http(gateway), new Http(sandbox), person, out), out);
        demo.mentorSession();
        demo.voiceSession();
        demo.statement();
        return person;
    }

    private void mentorSession() throws InterruptedException {
        out.println("A mentor session (Tavus)");
        var started = scene.post("start", "/functions/v1/start-tavus-session",
                "{\"user_id\":\"%s\",\"persona_id\":\"mentor-maya\"}".formatted(scene.person()));
        var conversation = started.text("conversation_id");
        scene.say("a conversation with " + started.text("persona_name") + " at " + started.text("conversation_url"));
        scene.asVendor("join", "/sandbox/tavus/conversations/" + conversation + "/join",
                "{\"name\":\"" + scene.person() + "\"}");
        scene.asVendor("speak", "/sandbox/tavus/conversations/" + conversation + "/speak",
                "{\"role\":\"user\",\"text\":\"I would like to sleep better.\"}");
        scene.asVendor("leave", "/sandbox/tavus/conversations/" + conversation + "/leave", "{}");
        var session = scene.sessionOf(conversation);
        scene.await("ended, with its transcript", () -> scene.hasHappened(session, "ended", "fact.transcript_ready"));
        scene.printTimeline(session);
        scene.printTranscript(session);
        scene.await("its minutes are settled", scene::isSettled);
    }

    private void voiceSession() throws InterruptedException {
        out.println("A voice session (LiveKit)");
        var started = scene.post("start", "/api/session/start",
                "{\"userName\":\"%s\",\"voiceId\":\"Craig\"}".formatted(scene.person()));
        var session = started.text("sessionId");
        scene.say("room " + started.text("roomName") + " at " + started.text("serverUrl"));
        scene.asVendor("join", "/sandbox/livekit/rooms/" + session + "/join",
                "{\"token\":\"%s\"}".formatted(started.text("token")));
        scene.await("live", () -> scene.hasHappened(session, "active", "fact.participant_joined"));
        scene.asVendor("leave", "/sandbox/livekit/rooms/" + session + "/leave",
                "{\"identity\":\"%s\"}".formatted(scene.person()));
        scene.await("ended", () -> scene.hasHappened(session, "ended"));
        scene.printTimeline(session);
    }

    private void statement() throws InterruptedException {
        out.println("The minutes");
        scene.await("all of them are settled", scene::isSettled);
        scene.printUsage();
    }
}
