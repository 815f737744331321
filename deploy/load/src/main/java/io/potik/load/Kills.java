package io.potik.load;

import io.potik.local.deliveries.Kills.Found;

/** {@code deploy/load/kills}: the long form of what a journey test does with 600 deliveries. */
public final class Kills {

    private Kills() {}

    /** @param arguments the project's folder, and how many deliveries (2000 when not said) */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        Found found;
        try (var run = TemporarySuite.start(Arguments.root(arguments))) {
            found = io.potik.local.deliveries.Kills.under(run.suite(), count, 200);
        }
        System.out.println(found);
        System.out.println(found.isRight() ? "Everything is accounted for." : "NOT everything is accounted for.");
        if (!found.isRight()) {
            System.exit(1);
        }
    }
}
