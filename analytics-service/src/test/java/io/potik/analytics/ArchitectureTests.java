package io.potik.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.potik.analytics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("io.potik.analytics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_EDGES_ARE_USED_BY_NOBODY = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.potik.analytics..web..", "io.potik.analytics.messaging..");

    @ArchTest
    static final ArchRule THE_PROJECTION_KNOWS_NEITHER_HTTP_NOR_KAFKA = noClasses()
            .that()
            .resideInAPackage("..projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "jakarta.servlet..",
                    "org.apache.kafka..",
                    "io.potik.outbox..",
                    "io.potik.analytics.report..",
                    "io.potik.analytics.rebuild..");

    @ArchTest
    static final ArchRule REPORTS_KNOW_TABLES_NOT_THEIR_MAKERS = noClasses()
            .that()
            .resideInAPackage("..report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.potik.analytics.projection..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule NOTHING_IS_SHARED_BUT_THE_OUTBOX = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.potik.gateway..",
                    "io.potik.intake..",
                    "io.potik.lead..",
                    "io.potik.customer..",
                    "io.potik.order..");
}
