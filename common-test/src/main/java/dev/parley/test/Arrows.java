package dev.parley.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The three arrows of a service: its edges (`api`, `events`) use its features, features use the platform, and the
/// platform knows no feature. A feature reaches another through its service, never its repository.
public final class Arrows {

    private Arrows() {}

    /// @param root
    ///            the service's root package, such as `dev.parley.session`
    public static void check(String root) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        edgesAreUsedByNobody(classes, root);
        platformKnowsNoFeature(classes, root);
        repositoriesStayInTheirFeature(classes);
    }

    private static void edgesAreUsedByNobody(JavaClasses classes, String root) {
        noClasses().that().resideOutsideOfPackages(root + "..api", root + "..events")
                .should().dependOnClassesThat().resideInAnyPackage(root + "..api", root + "..events")
                .because("features must not know how they are called")
                .allowEmptyShould(true)
                .check(classes);
    }

    private static void platformKnowsNoFeature(JavaClasses classes, String root) {
        noClasses().that().resideInAPackage(root + ".platform..")
                .should().dependOnClassesThat(DescribedPredicate.describe("a feature",
                        other -> other.getPackageName().startsWith(root)
                                && !other.getPackageName().startsWith(root + ".platform")))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static void repositoriesStayInTheirFeature(JavaClasses classes) {
        classes.stream()
                .filter(repository -> repository.getSimpleName().endsWith("Repository"))
                .forEach(repository -> noClasses().that().resideOutsideOfPackages(
                        repository.getPackageName(), repository.getPackageName() + ".api",
                        repository.getPackageName() + ".events")
                        .should().dependOnClassesThat().areAssignableTo(repository.getFullName())
                        .because("a feature calls another through its service")
                        .check(classes));
    }
}
