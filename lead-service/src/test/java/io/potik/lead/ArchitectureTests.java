package io.potik.lead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import org.springframework.web.bind.annotation.RestController;

/** Where things may stand. A rule that matches no class fails, so that none of them outlives what it guards. */
@AnalyzeClasses(packages = "io.potik.lead", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_GO_ROUND_IN_CIRCLES =
            slices().matching("io.potik.lead.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_DOMAIN_DOES_NOT_KNOW_THE_WEB = noClasses()
            .that()
            .resideOutsideOfPackages("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.potik.lead..web..");

    @ArchTest
    static final ArchRule NOBODY_CALLS_THE_EDGE_TO_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.potik.lead.messaging..");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = noClasses()
            .that()
            .resideInAPackage("io.potik.lead..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.potik.gateway..",
                    "io.potik.intake..",
                    "io.potik.customer..",
                    "io.potik.order..",
                    "io.potik.analytics..");

    @ArchTest
    static final ArchRule USE_CASES_SPEAK_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.potik.lead.lead", "io.potik.lead.inbound", "io.potik.lead.contact", "io.potik.lead.timeline")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule ENTITIES_STAY_AT_HOME =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule CONTROLLERS_STAY_AT_HOME =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule CONTROLLERS_LEAVE_TABLES_TO_OTHERS = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "jakarta.persistence..");
}
