package dev.parley.sandbox.elevenlabs.socket;

import dev.parley.sandbox.platform.Refused;
import io.vertx.core.Handler;
import io.vertx.core.http.WebSocketFrame;
import java.util.function.Consumer;

/// Puts messages together that come in parts, and refuses what no client of ElevenLabs sends. Nothing is read after the
/// first refusal.
final class Messages implements Handler<WebSocketFrame> {
    /// A second of speech is 43 kB.
    static final int CHARACTERS_MAX = 262_144;

    private final StringBuilder message = new StringBuilder();
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
        message.append(frame.textData());
        if (message.length() > CHARACTERS_MAX) {
            refuse("The message is too long");
        } else if (frame.isFinal()) {
            var text = message.toString();
            message.setLength(0);
            heard.accept(text);
        }
    }

    private void refuse(String sentence) {
        over = true;
        message.setLength(0);
        refused.accept(new Refused(400, sentence));
    }
}
