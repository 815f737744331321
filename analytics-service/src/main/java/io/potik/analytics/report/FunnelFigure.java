package io.potik.analytics.report;

/** The figures of a funnel: of the whole of it, or of one of its stages; {@link Funnel} says what each counts. */
public enum FunnelFigure {
    /** All leads of the funnel. */
    LEADS,
    /** Those of them that are open. */
    OPEN,
    /** Visits that began in the stage. */
    ENTERED("true"),
    /** Leads that were in it. */
    VISITED,
    /** Leads that came this far or farther. */
    REACHED,
    /** Leads that were in every stage up to it. */
    STRICT,
    /** The one of these three that the funnel's basis names. */
    COUNT,
    /** Leads that reached more than it without having been in it. */
    PASSED,
    /** Visits of it that went on. */
    ADVANCED(Fate.ADVANCED.condition()),
    /** Visits of it that went back. */
    MOVED_BACK(Fate.MOVED_BACK.condition()),
    /** Visits of it that were rejected. */
    REJECTED(Fate.REJECTED.condition()),
    /** Visits of it that left the pipeline. */
    LEFT(Fate.LEFT.condition()),
    /** Visits of it that go on. */
    HERE(Fate.HERE.condition());

    private final String condition;

    FunnelFigure() {
        this("");
    }

    FunnelFigure(String condition) {
        this.condition = condition;
    }

    /** The condition on visits {@code v} of the stage; empty for a figure that counts leads by the way they went. */
    String condition() {
        return condition;
    }

    /** Whether it is a figure of a stage, not of the funnel as a whole. */
    public boolean isOfAStage() {
        return this != LEADS && this != OPEN;
    }
}
