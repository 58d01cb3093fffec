package dev.parley.session.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebVttTest {

    @Test
    void eachTurnIsACueOfWhoeverSpeaks() {
        assertThat(WebVtt.of(List.of(new Turn("user", "Hi", 0.0), new Turn("assistant", "Hello", 3725.25))))
                .isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 01:02:05.250
                        <v user>Hi

                        01:02:05.250 --> 01:02:06.250
                        <v assistant>Hello
                        """);
    }

    @Test
    void whatIsSaidCanBeNeitherMarkupNorACueNorTheEndOfOne() {
        var vtt = WebVtt
                .of(List.of(new Turn("user>", "<b>5 --> 6</b> &amp;\r\n\r\n00:00:01.000 --> 00:00:02.000\nX", 0.0)));

        assertThat(vtt.lines()).hasSize(6);
        assertThat(vtt)
                .contains("<v user&gt;>&lt;b&gt;5 --&gt; 6&lt;/b&gt; &amp;amp;\n00:00:01.000 --&gt; 00:00:02.000\nX\n");
    }

    @Test
    void aConversationOfNothingIsAFileOfNothing() {
        assertThat(WebVtt.of(List.of())).isEqualTo("WEBVTT\n\n");
    }
}
