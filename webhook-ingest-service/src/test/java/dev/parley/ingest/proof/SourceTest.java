package dev.parley.ingest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({"203.0.113.9,203.0.113.0/24", "::ffff:203.0.113.9,203.0.113.0/24",
            "2001:db8:1:2:3::4,2001:db8:1:0:0:0:0:0/48", "evil.example,unknown", "'',unknown"})
    void anAddressIsKnownByItsNetworkOnly(String address, String network) {
        assertThat(Source.network(address)).isEqualTo(network);
    }
}
