package dev.parley.service.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final PageRequest TWO = new PageRequest(new Limit(2), null);

    @Test
    void aFullPageSaysWhereTheNextOneBegins() {
        var page = Page.of(TWO, List.of("a", "b", "c"), PageTest::position);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(new PageRequest(new Limit(2), page.nextCursor()).after()).contains(position("b"));
    }

    @Test
    void theLastPageNamesNoNextOne() {
        assertThat(Page.of(TWO, List.of("a", "b"), PageTest::position).nextCursor()).isNull();
        assertThat(Page.of(TWO, List.<String>of(), PageTest::position).nextCursor()).isNull();
    }

    @Test
    void aCursorKeepsAnyTextOfItsOrder() {
        var place = new Cursor("two\nlines, שלום and 🦔", "id-1");

        assertThat(new PageRequest(new Limit(2), place.encoded()).after()).contains(place);
    }

    @Test
    void aCursorKeepsTheExactMomentOfItsOrder() {
        var moment = Instant.parse("2026-03-01T12:00:00.123456Z");

        assertThat(Cursor.decode(new Cursor(moment, "id-1").encoded()).instant()).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!!", "bm90aGluZw", "AAo", "CmE"})
    void aCursorThatNobodyGaveOutIsRefused(String cursor) {
        assertThatThrownBy(() -> new PageRequest(new Limit(2), cursor).after()).isInstanceOf(CursorNotValid.class);
    }

    @Test
    void aCursorOfAnotherListIsNoMomentAndNoUuid() {
        assertThatThrownBy(() -> position("b").instant()).isInstanceOf(CursorNotValid.class);
        assertThatThrownBy(() -> position("b").uuid()).isInstanceOf(CursorNotValid.class);
        assertThatThrownBy(() -> position("b").number()).isInstanceOf(CursorNotValid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void aMomentThatNoDatabaseKnowsIsNoPlaceInAList(String order) {
        assertThatThrownBy(() -> new Cursor(order, "id-1").instant()).isInstanceOf(CursorNotValid.class);
    }

    private static Cursor position(String item) {
        return new Cursor("order of " + item, item);
    }
}
