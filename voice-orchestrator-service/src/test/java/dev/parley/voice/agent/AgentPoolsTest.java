package dev.parley.voice.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentPoolsTest {
    private static final ToDoubleFunction<String> ALIKE = _ -> 0;
    private static final Map<String, String> TWO_POOLS = Map.of(
            "parley.agents.pools.east.agent-names", "eva,emil",
            "parley.agents.pools.west.agent-names", "wanda",
            "parley.agents.pools.spare.agent-names", "sam",
            "parley.agents.pools.spare.only-by-name", "true");

    @Test
    void withoutPoolsThereIsOneWithTheConfiguredAgent() {
        assertThat(pools(Map.of()).candidates(null, ALIKE)).containsExactly(new Assignment("default", "voice-agent"));
    }

    @Test
    void theLeastLoadedPoolComesFirst() {
        var pools = pools(TWO_POOLS);
        ToDoubleFunction<String> loads = pool -> pool.equals("east") ? 0.8 : 0.2;

        assertThat(IntStream.range(0, 4).mapToObj(_ -> pools.candidates(null, loads).getFirst().pool()))
                .containsOnly("west");
    }

    @Test
    void poolsThatAreAsBusyAndNamesOfAPoolTakeTurns() {
        var pools = pools(TWO_POOLS);

        assertThat(IntStream.range(0, 4).mapToObj(_ -> pools.candidates(null, ALIKE).getFirst()).toList())
                .extracting(Assignment::pool).containsExactly("east", "west", "east", "west");
        assertThat(pools.all().stream().filter(pool -> pool.name().equals("east")).findFirst().orElseThrow()
                .agentNames()).containsExactly("eva", "emil");
    }

    @Test
    void inRoundRobinTheLoadDoesNotMatter() {
        var settings = new HashMap<>(TWO_POOLS);
        settings.put("parley.agents.spread", "round-robin");
        var pools = pools(settings);

        assertThat(IntStream.range(0, 4).mapToObj(_ -> pools.candidates(null, pool -> pool.length()).getFirst().pool()))
                .containsExactly("east", "west", "east", "west");
        assertThat(pools.isChoice(null)).isFalse();
    }

    @Test
    void whoAsksByNameGetsThatOne() {
        assertThat(pools(TWO_POOLS).candidates("emil", ALIKE)).containsExactly(new Assignment("east", "emil"));
        assertThat(pools(TWO_POOLS).candidates("sam", ALIKE)).containsExactly(new Assignment("spare", "sam"));
        assertThat(pools(TWO_POOLS).candidates("a-stranger", ALIKE))
                .containsExactly(new Assignment("default", "a-stranger"));
    }

    @Test
    void whatIsOnlyToBeHadByNameIsNoCandidate() {
        assertThat(pools(TWO_POOLS).candidates(null, ALIKE)).extracting(Assignment::pool)
                .containsExactlyInAnyOrder("east", "west");
    }

    @Test
    void aPoolOfProcessesWithoutACommandDoesNotStart() {
        assertThatIllegalStateException().isThrownBy(() -> pools(Map.of("parley.agents.pools.p.agent-names", "a",
                "parley.agents.pools.p.runtime", "process")))
                .withMessage("parley.agents.pools.p.command says nothing to run");
    }

    private static AgentPools pools(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder().withMapping(AgentConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 1000)).build()
                .getConfigMapping(AgentConfig.class);
        return new AgentPools(config, "voice-agent");
    }
}
