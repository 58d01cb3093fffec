package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.Conversation;
import dev.parley.sandbox.elevenlabs.Status;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which conversations a caller wants to see, and in which order. The bounds of the time belong to it.
record ListConversations(int pageSize, Optional<Cursor> cursor, boolean isAscending, boolean hasSummaries,
        Optional<String> agent, Optional<String> user, Optional<Long> after, Optional<Long> before,
        Optional<String> callSuccessful, List<String> excludedStatuses) {

    private static final int PAGE_SIZE = 30;
    private static final int PAGE_SIZE_MAX = 100;
    private static final List<String> STATUSES = Arrays.stream(Status.values()).map(Status::text).toList();

    static ListConversations of(Query query) {
        return new ListConversations(query.whole("page_size", PAGE_SIZE, 1, PAGE_SIZE_MAX),
                query.text("cursor").map(Cursor::parse),
                query.oneOf("sort_direction", List.of("asc", "desc")).filter("asc"::equals).isPresent(),
                query.oneOf("summary_mode", List.of("include", "exclude")).filter("include"::equals).isPresent(),
                query.text("agent_id"), query.text("user_id"), query.whole("call_start_after_unix"),
                query.whole("call_start_before_unix"),
                query.oneOf("call_successful", List.of("success", "failure", "unknown")),
                query.someOf("exclude_statuses", STATUSES));
    }

    ConversationPage page(List<Conversation> all) {
        var order = isAscending ? Comparator.<Cursor>naturalOrder() : Comparator.<Cursor>reverseOrder();
        var matching = all.stream()
                .filter(this::matches)
                .filter(it -> cursor.map(from -> order.compare(from, Cursor.at(it)) < 0).orElse(true))
                .sorted(Comparator.comparing(Cursor::at, order))
                .limit(pageSize + 1L)
                .toList();
        var hasMore = matching.size() > pageSize;
        var page = hasMore ? matching.subList(0, pageSize) : matching;
        return new ConversationPage(page.stream().map(it -> ConversationSummary.of(it, hasSummaries)).toList(),
                hasMore ? Cursor.at(page.getLast()).text() : null, hasMore);
    }

    private boolean matches(Conversation conversation) {
        var began = conversation.beganAt().getEpochSecond();
        return agent.map(conversation.agentId()::equals).orElse(true)
                && user.map(wanted -> wanted.equals(conversation.userId())).orElse(true)
                && after.map(from -> began >= from).orElse(true)
                && before.map(to -> began <= to).orElse(true)
                && callSuccessful.map(conversation.callSuccessful()::equals).orElse(true)
                && !excludedStatuses.contains(conversation.status().text());
    }
}
