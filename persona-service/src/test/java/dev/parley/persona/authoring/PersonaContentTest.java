package dev.parley.persona.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.Vendor;
import dev.parley.persona.authoring.PersonaContent.VendorSettings;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.ElevenLabs;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.LiveKit;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.Tavus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonaContentTest {

    @Test
    void whatIsEmptyIsAsIfItWereNotThere() {
        var empty = content("", new VendorSettings(new Tavus("", null), new LiveKit(""), new ElevenLabs(null), ""));
        var absent = content(null, VendorSettings.NONE);

        assertThat(empty).isEqualTo(absent);
        assertThat(PersonaContentJson.digest(empty)).isEqualTo(PersonaContentJson.digest(absent));
    }

    @Test
    void aDifferentOrderOfVendorsIsADifferentContent() {
        var before = new PersonaContent("Nora", null, null, null, List.of(), List.of(), null, VendorSettings.NONE,
                List.of(Vendor.TAVUS, Vendor.LIVEKIT), true);
        var after = new PersonaContent("Nora", null, null, null, List.of(), List.of(), null, VendorSettings.NONE,
                List.of(Vendor.LIVEKIT, Vendor.TAVUS), true);

        assertThat(PersonaContentJson.digest(before)).isNotEqualTo(PersonaContentJson.digest(after));
    }

    private static PersonaContent content(String text, VendorSettings settings) {
        return new PersonaContent("Nora", text, text, text, List.of(), List.of(), text, settings,
                List.of(Vendor.values()), true);
    }
}
