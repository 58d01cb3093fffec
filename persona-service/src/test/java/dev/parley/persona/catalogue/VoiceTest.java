package dev.parley.persona.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VoiceTest {
    private static final VoiceDraft DEFAULT = new VoiceDraft("Warm", true, true);
    private static final VoiceDraft ANOTHER = new VoiceDraft("Warm", false, true);
    private static final VoiceDraft SILENT = new VoiceDraft("Warm", false, false);
    private static final VoiceDraft SILENT_DEFAULT = new VoiceDraft("Warm", true, false);

    @Test
    void aVoiceMayBecomeTheDefault() {
        var voice = new Voice("Ada", ANOTHER);

        voice.rewrite(DEFAULT);

        assertThat(voice.isDefault()).isTrue();
    }

    @Test
    void theDefaultVoiceIsDescribedAnew() {
        var voice = new Voice("Ada", DEFAULT);

        voice.rewrite(new VoiceDraft("Warmer", true, true));

        assertThat(voice.description()).isEqualTo("Warmer");
    }

    @Test
    void theDefaultVoiceNeitherStepsDownNorFallsSilent() {
        var voice = new Voice("Ada", DEFAULT);

        assertNeeded(() -> voice.rewrite(ANOTHER));
        assertNeeded(() -> voice.rewrite(SILENT));
        assertNeeded(() -> voice.rewrite(SILENT_DEFAULT));
        assertNeeded(voice::requireRemovable);
        assertThat(voice.isDefault() && voice.isActive()).isTrue();
    }

    @Test
    void aSilentVoiceIsNoDefault() {
        assertNeeded(() -> new Voice("Ada", SILENT_DEFAULT));
        assertNeeded(() -> new Voice("Ada", SILENT).rewrite(SILENT_DEFAULT));
    }

    @Test
    void anyOtherVoiceMayFallSilentAndGo() {
        var voice = new Voice("Ada", ANOTHER);

        voice.rewrite(SILENT);
        voice.requireRemovable();

        assertThat(voice.isActive()).isFalse();
    }

    @Test
    void aVoiceIsActiveUnlessItIsSaidNotToBe() {
        assertThat(new VoiceDraft("Warm", false, null).active()).isTrue();
    }

    private static void assertNeeded(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(DefaultVoiceNeeded.class);
    }
}
