package dev.parley.ingest.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/// Reads the bytes of a webhook, after its signature has been checked over those same bytes.
@ApplicationScoped
public class Payload {
    private final ObjectMapper json;

    Payload(ObjectMapper json) {
        this.json = json;
    }

    public ObjectNode read(byte[] body) {
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new PayloadNotReadable(e);
        }
        throw new PayloadNotReadable();
    }
}
