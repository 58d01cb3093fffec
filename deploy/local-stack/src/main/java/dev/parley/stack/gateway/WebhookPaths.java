package dev.parley.stack.gateway;

import java.util.List;

/// The routes that vendors call. They prove themselves by a signature or a secret address, so nobody's token is lent
/// to them.
final class WebhookPaths {
    private static final List<PathMatch> PATHS = List.of(
            new PathMatch.Prefix("/webhook/livekit"),
            new PathMatch.Prefix("/webhooks/"),
            new PathMatch.Prefix("/functions/v1/tavus-webhook"),
            new PathMatch.Prefix("/api/v1/tavus/callback"));

    private WebhookPaths() {}

    static boolean contain(String path) {
        return PATHS.stream().anyMatch(match -> match.matches(path));
    }
}
