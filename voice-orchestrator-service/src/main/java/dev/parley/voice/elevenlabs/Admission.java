package dev.parley.voice.elevenlabs;

/// What lets one browser begin one conversation.
///
/// @param conversation
///            the vendor's id of the conversation that it begins
/// @param pass
///            a signed URL, or a token for WebRTC
public record Admission(String conversation, String pass) {
    @Override
    public String toString() {
        return "Admission[conversation=" + conversation + "]";
    }
}
