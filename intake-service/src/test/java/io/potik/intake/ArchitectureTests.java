package io.potik.intake;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.potik.intake.channel.Channel;

@AnalyzeClasses(packages = "io.potik.intake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("io.potik.intake.(*)..").should().beFreeOfCycles();

    /** What the rooms of one family share is a package without a room in it: {@code channel.meta}. */
    private static final DescribedPredicate<JavaClass> SHARED_BY_A_FAMILY = DescribedPredicate.describe(
            "in a package without a room",
            type -> type.getPackage().getClasses().stream().noneMatch(other -> other.isAssignableTo(Channel.class)));

    @ArchTest
    static final ArchRule A_ROOM_DEPENDS_ON_NO_OTHER_ROOM = slices().matching("io.potik.intake.channel.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), SHARED_BY_A_FAMILY);

    @ArchTest
    static final ArchRule NOBODY_DEPENDS_ON_A_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("io.potik.intake.channel.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.potik.intake.channel.*..");

    @ArchTest
    static final ArchRule A_ROOM_KNOWS_ONLY_THE_WORDS_OF_CHANNELS = noClasses()
            .that()
            .resideInAPackage("io.potik.intake.channel..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.potik..")
                    .and(DescribedPredicate.not(resideInAPackage("io.potik.intake.channel..")))
                    .and(DescribedPredicate.not(resideInAPackage("io.potik.intake.workspace.."))));

    @ArchTest
    static final ArchRule A_ROOMS_ONE_BEAN_IS_ITS_CHANNEL = classes()
            .that()
            .implement(Channel.class)
            .should()
            .beAnnotatedWith(org.springframework.stereotype.Component.class)
            .andShould()
            .notBePublic();

    @ArchTest
    static final ArchRule THE_EDGES_ARE_USED_BY_NOBODY = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.potik.intake..web..", "io.potik.intake.messaging..");

    @ArchTest
    static final ArchRule NOTHING_IS_SHARED_BUT_THE_OUTBOX = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.potik.gateway..",
                    "io.potik.lead..",
                    "io.potik.customer..",
                    "io.potik.order..",
                    "io.potik.analytics..");
}
