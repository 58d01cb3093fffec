package dev.parley.voice.conversation;

/// Another way into a talk that is under way.
///
/// @param pass
///            a signed URL, or a token for WebRTC
public record Reentry(Ticket ticket, String pass) {
    @Override
    public String toString() {
        return "Reentry[]";
    }
}
