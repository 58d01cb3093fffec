package dev.parley.sandbox.livekit.proto;

import java.util.List;

public record Permission(boolean canSubscribe, boolean canPublish, boolean canPublishData,
        List<String> canPublishSources, boolean hidden, boolean recorder, boolean canUpdateMetadata, boolean agent,
        boolean canSubscribeMetrics, boolean canManageAgentSession) {

    /// What the server gives to an agent it has dispatched.
    public static final Permission OF_AGENT = new Permission(true, true, true, List.of(), false, false, true, true,
            false, false);

    /// A permission that names no sources is one for all of them.
    public boolean allows(TrackInfo.Source source) {
        return canPublish && (canPublishSources.isEmpty() || canPublishSources.contains(source.name()));
    }
}
