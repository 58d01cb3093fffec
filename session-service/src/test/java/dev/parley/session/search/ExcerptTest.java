package dev.parley.session.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.session.search.Excerpt.Mark;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void hitsAreMarkedWhereTheyStandInTheText() {
        var excerpt = Excerpt.of("I \u0002dreamt\u0003 of the \u0002sea\u0003 <b>");

        assertThat(excerpt.text()).isEqualTo("I dreamt of the sea <b>");
        assertThat(excerpt.marks()).containsExactly(new Mark(2, 8), new Mark(16, 19));
    }
}
