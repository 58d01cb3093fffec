package dev.parley.sandbox;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What a vendor stands on knows no vendor, and no vendor knows another.
class ArrowsTest {
    private static final String[] VENDORS = {"tavus", "livekit", "elevenlabs"};

    @Test
    void theArrowsPointOneWay() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var layer : new String[]{"platform", "traffic", "misbehaviour", "delivery", "tavus", "livekit",
                "elevenlabs", "edge", "control"}) {
            layers = layers.layer(layer).definedBy("dev.parley.sandbox." + layer + "..");
        }
        for (var vendor : VENDORS) {
            layers = layers.whereLayer(vendor).mayOnlyBeAccessedByLayers("edge", "control");
        }
        layers.whereLayer("control").mayNotBeAccessedByAnyLayer()
                .whereLayer("edge").mayNotBeAccessedByAnyLayer()
                .whereLayer("delivery").mayOnlyBeAccessedByLayers("tavus", "livekit", "elevenlabs", "control")
                .whereLayer("misbehaviour").mayOnlyBeAccessedByLayers("delivery", "edge", "control")
                .whereLayer("traffic").mayOnlyBeAccessedByLayers("misbehaviour", "delivery", "tavus", "livekit",
                        "elevenlabs", "edge", "control")
                .whereLayer("platform").mayNotAccessAnyLayer()
                .check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.parley.sandbox"));
    }
}
