package io.potik.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.potik.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.potik.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule staffKnowNothingOfTheirScreens = noClasses()
            .that()
            .resideInAPackage("..staff")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..staff.web");

    @ArchTest
    static final ArchRule staffKnowNothingOfRequests = noClasses()
            .that()
            .resideInAPackage("..staff")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "io.potik.gateway.security..",
                    "io.potik.gateway.route..",
                    "io.potik.gateway.live..");

    @ArchTest
    static final ArchRule problemsDependOnNoFeature = noClasses()
            .that()
            .resideInAPackage("..problem")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.potik.gateway.staff..",
                    "io.potik.gateway.security..",
                    "io.potik.gateway.route..",
                    "io.potik.gateway.live..",
                    "io.potik.gateway.docs..",
                    "io.potik.gateway.operations..",
                    "io.potik.gateway.frontend..");

    @ArchTest
    static final ArchRule onlyContractsAndTheOutboxAreShared = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.potik.lead..",
                    "io.potik.intake..",
                    "io.potik.customer..",
                    "io.potik.order..",
                    "io.potik.analytics..");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();
}
