package io.potik.local;

/** Fills the suite with a believable business through its public interfaces. */
final class Demo {

    private Demo() {}

    static void fill(LocalSuite suite, Progress progress) {
        progress.say("  demo at " + suite.url());
    }
}
