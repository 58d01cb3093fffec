package dev.parley.ingest.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadCodecTest {
    private static final String WEBHOOK = """
            {"event":"participant_left","room":{"sid":"RM_orHDBHZyWFDZ","name":"a room","turnPassword":null},\
            "participant":{"sid":"PA_ACqyWLaKuJgR","identity":"john_doe","state":"DISCONNECTED",\
            "disconnectReason":"CLIENT_INITIATED"},"id":"EV_vec1","createdAt":"1700000060"}""";
    /// As the first release kept it.
    private static final String KEPT = "0100000104c39e3720f9063367e41779b83879445586bbb9800a245881a000ce42d812349e7874742eac0cf749f42ef54a07f901294eb3f233f2e253f24195262c12d1e2164b89e68c5eee21f9bb2c35d910c3ef06606066a0540b00";

    @Test
    void aWebhookTakesLessThanHalfOfItsLength() {
        var kept = PayloadCodec.compress(WEBHOOK.getBytes(UTF_8));

        assertThat(kept.length).isLessThan(WEBHOOK.length() / 2);
        assertThat(new String(PayloadCodec.decompress(kept), UTF_8)).isEqualTo(WEBHOOK);
    }

    @Test
    void whatWasKeptOnceCanAlwaysBeRead() {
        assertThat(new String(PayloadCodec.decompress(HexFormat.of().parseHex(KEPT)), UTF_8)).isEqualTo(WEBHOOK);
    }

    @Test
    void whatCannotBeCompressedIsKeptAsItIs() {
        for (var length : new int[]{0, 1, 900, 1 << 20}) {
            var noise = new byte[length];
            new Random(length).nextBytes(noise);

            var kept = PayloadCodec.compress(noise);

            assertThat(kept).hasSize(length + 5);
            assertThat(PayloadCodec.decompress(kept)).isEqualTo(noise);
        }
    }

    @Test
    void oneAfterTheOtherLeavesNothingBehind() {
        PayloadCodec.compress(new byte[100_000]);

        assertThat(PayloadCodec.compress(WEBHOOK.getBytes(UTF_8)))
                .isEqualTo(PayloadCodec.compress(WEBHOOK.getBytes(UTF_8)));
    }

    @Test
    void whatIsCutIsNotTakenForWhole() {
        var kept = PayloadCodec.compress(WEBHOOK.getBytes(UTF_8));

        assertThatThrownBy(() -> PayloadCodec.decompress(Arrays.copyOf(kept, kept.length - 20)))
                .isInstanceOf(IllegalStateException.class);
    }
}
