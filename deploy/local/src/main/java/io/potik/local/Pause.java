package io.potik.local;

/** The rest between two looks at a condition that another process makes true. */
public final class Pause {

    private Pause() {}

    /** @throws CannotStart when somebody wants the suite to stop meanwhile */
    public static void shortly() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", e);
        }
    }
}
