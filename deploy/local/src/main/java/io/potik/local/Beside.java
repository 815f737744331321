package io.potik.local;

/** A program that runs beside the suite; {@link #close} ends it. */
public final class Beside implements AutoCloseable {

    private final JavaProcess process;

    Beside(JavaProcess process) {
        this.process = process;
    }

    /** @throws CannotStart with the last words of its log when it has ended */
    public void mustLive() {
        process.mustLive();
    }

    @Override
    public void close() {
        process.stop();
    }
}
