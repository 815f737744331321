package io.potik.load;

import io.potik.local.conversions.KilledConversions;
import io.potik.local.conversions.Step;

/** {@code deploy/load/conversions}: the long form of what a journey test does at three steps. */
public final class Conversions {

    private Conversions() {}

    /** @param arguments the project's folder */
    public static void main(String[] arguments) throws Exception {
        boolean right = true;
        try (var run = TemporarySuite.start(Arguments.root(arguments), KilledConversions.POSSIBLE)) {
            for (var found : KilledConversions.at(run.suite(), Step.all())) {
                right &= found.isRight();
                System.out.printf(
                        "  %-6s %s: %d customer, %d order%s%n",
                        found.isRight() ? "right" : "WRONG",
                        found.step().name(),
                        found.customers(),
                        found.orders(),
                        found.linked() ? "" : ", not linked");
            }
        }
        System.out.println(right ? "One customer and one order each." : "NOT one customer and one order each.");
        if (!right) {
            System.exit(1);
        }
    }
}
