package dev.parley.sandbox.livekit.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The server API for those who send protobuf, as LiveKit's Java SDK does. A route is a service and a method, such as
/// `livekit.RoomService/CreateRoom`.
public final class ProtoWire {
    public static final String MEDIA_TYPE = "application/protobuf";

    private ProtoWire() {}

    /// What the same caller would have sent as JSON, in snake_case. Bytes that are no protobuf are refused with 400.
    public static ObjectNode requestJson(String route, byte[] body) {
        return Decoder.decode(Calls.of(route).request(), body);
    }

    /// @param twirp
    ///            the answer in the spelling of Twirp's JSON
    public static byte[] responseBytes(String route, JsonNode twirp) {
        return Encoder.encode(Calls.of(route).response(), twirp);
    }
}
