package io.potik.analytics.report;

/** What became of a visit; every visit of a {@link VisitSet} has exactly one. */
enum Fate {
    /** The lead went on to a higher stage. */
    ADVANCED("advanced"),
    /** It went back to a lower one, or was reopened. */
    MOVED_BACK("back"),
    /** It was rejected from here. */
    REJECTED("rejected"),
    /** It left the pipeline: moved to another, merged, excluded. */
    LEFT("left"),
    /** It is still here. */
    HERE("here");

    private final String how;

    Fate(String how) {
        this.how = how;
    }

    /** The condition on a visit {@code v}. */
    String condition() {
        return "v.how = '" + how + "'";
    }
}
