package io.potik.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.potik.order", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("io.potik.order.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_EDGES_ARE_USED_BY_NOBODY = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.potik.order..web..", "io.potik.order.messaging..");

    @ArchTest
    static final ArchRule CONVERSION_AND_CUSTOMERS_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage("..conversion..", "io.potik.order.shop..", "io.potik.order.customer..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule NOTHING_IS_SHARED_BUT_OUTBOX_AND_FILES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.potik.gateway..",
                    "io.potik.intake..",
                    "io.potik.lead..",
                    "io.potik.customer..",
                    "io.potik.analytics..");
}
