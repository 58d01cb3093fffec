package dev.parley.ingest.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A body, read once and quickly after its sender has proven who they are: a few texts, and the body as it is kept. It
/// stays as it came, byte by byte, save that the values of secrets are `null`; so no number loses a digit, and none is
/// worked out.
public final class Payload {
    /// Longer than any vendor's names; an index could not hold much more.
    private static final int TEXT_MAX = 256;
    private static final int DEPTH_READ = 3;
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final Map<String, String> texts;
    private final byte[] kept;

    private Payload(Map<String, String> texts, byte[] kept) {
        this.texts = texts;
        this.kept = kept;
    }

    /// @param wanted
    ///            which texts, by name, those of objects inside as `room.name`
    public static Payload read(byte[] body, Set<String> wanted) {
        if (isWide(body)) {
            throw new PayloadNotReadable();
        }
        try (var parser = JSON.createParser(body)) {
            return new Reading(parser, body, wanted).read();
        } catch (IOException e) {
            throw new PayloadNotReadable(e);
        }
    }

    /// Empty if there is none, or none that can be a name of something.
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name))
                .filter(text -> !text.isBlank() && text.length() <= TEXT_MAX && text.indexOf('\0') < 0);
    }

    /// What may be stored, not yet compressed.
    public byte[] kept() {
        return kept;
    }

    @Override
    public String toString() {
        return "Payload[" + kept.length + " bytes]";
    }

    /// JSON in UTF-16 or UTF-32, which nobody sends: it begins with a mark of its own, or with a character that has a
    /// zero beside it.
    private static boolean isWide(byte[] body) {
        return body.length >= 2 && (body[0] == 0 || body[1] == 0 || body[0] == (byte) 0xFE || body[0] == (byte) 0xFF);
    }

    /// One pass over the body.
    private static final class Reading {
        private final JsonParser parser;
        private final byte[] body;
        private final Set<String> wanted;
        private final Map<String, String> texts = new HashMap<>();
        private final ByteArrayOutputStream kept;
        private int copied;

        Reading(JsonParser parser, byte[] body, Set<String> wanted) {
            this.parser = parser;
            this.body = body;
            this.wanted = wanted;
            this.kept = new ByteArrayOutputStream(body.length);
        }

        Payload read() throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PayloadNotReadable();
            }
            var members = 0;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                member(parser.currentName(), 1);
                members++;
            }
            if (members == 0 || parser.nextToken() != null) {
                throw new PayloadNotReadable();
            }
            return new Payload(texts, copied == 0 ? body : rest());
        }

        /// @param path
        ///            of the member whose name was read
        private void member(String path, int depth) throws IOException {
            var isSecret = Secrets.isSecret(parser.currentName());
            var token = parser.nextToken();
            if (isSecret) {
                cut();
            } else if (token == JsonToken.VALUE_STRING && wanted.contains(path)) {
                texts.put(path, parser.getText());
            } else if (token == JsonToken.START_OBJECT && depth < DEPTH_READ) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    member(path + "." + parser.currentName(), depth + 1);
                }
            } else if (token.isStructStart()) {
                within();
            }
        }

        /// Nothing in here is wanted, but it may hold secrets. How deep it goes is limited by the parser.
        private void within() throws IOException {
            for (var open = 1; open > 0;) {
                var token = parser.nextToken();
                if (token == JsonToken.FIELD_NAME && Secrets.isSecret(parser.currentName())) {
                    parser.nextToken();
                    cut();
                } else if (token.isStructStart()) {
                    open++;
                } else if (token.isStructEnd()) {
                    open--;
                }
            }
        }

        /// The value that the parser stands at.
        private void cut() throws IOException {
            var from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            kept.write(body, copied, from - copied);
            kept.writeBytes(NULL);
            copied = (int) parser.currentLocation().getByteOffset();
        }

        private byte[] rest() {
            kept.write(body, copied, body.length - copied);
            return kept.toByteArray();
        }
    }
}
