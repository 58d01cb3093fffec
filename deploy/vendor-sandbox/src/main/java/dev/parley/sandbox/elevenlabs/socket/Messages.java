package dev.parley.sandbox.elevenlabs.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.platform.Refused;
import io.vertx.core.Handler;
import io.vertx.core.http.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/// Puts messages together that come in parts, which may end within a character, and refuses what no client of
/// ElevenLabs sends. Nothing is read after the first refusal.
final class Messages implements Handler<WebSocketFrame> {
    /// A second of speech is 43 kB.
    static final int BYTES_MAX = 262_144;

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final Consumer<String> heard;
    private final Consumer<Refused> refused;
    private boolean over;

    Messages(Consumer<String> heard, Consumer<Refused> refused) {
        this.heard = heard;
        this.refused = refused;
    }

    @Override
    public void handle(WebSocketFrame frame) {
        if (over || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        if (frame.isBinary()) {
            refuse("The message must be text");
            return;
        }
        message.writeBytes(frame.binaryData().getBytes());
        if (message.size() > BYTES_MAX) {
            refuse("The message is too long");
        } else if (frame.isFinal()) {
            var text = message.toString(UTF_8);
            message.reset();
            heard.accept(text);
        }
    }

    private void refuse(String sentence) {
        over = true;
        message.reset();
        refused.accept(new Refused(400, sentence));
    }
}
