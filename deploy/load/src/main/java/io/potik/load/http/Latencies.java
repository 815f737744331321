package io.potik.load.http;

import java.util.Arrays;
import java.util.Collection;

/** How long each of many deliveries took. For one thread. */
public final class Latencies {

    private long[] nanos = new long[1_024];
    private int count;
    private boolean sorted;

    /** All of these as one. */
    public static Latencies of(Collection<Latencies> parts) {
        var all = new Latencies();
        for (var part : parts) {
            for (int i = 0; i < part.count; i++) {
                all.add(part.nanos[i]);
            }
        }
        return all;
    }

    /** Adds one. */
    public void add(long nanos) {
        if (count == this.nanos.length) {
            this.nanos = Arrays.copyOf(this.nanos, 2 * count);
        }
        this.nanos[count++] = nanos;
        sorted = false;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /**
     * In milliseconds, the shortest time in which at least this share was done (nearest rank); not a number when there is
     * none.
     *
     * @param percent above 0, up to 100
     */
    public double percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("no percentile: " + percent);
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.max(1, rank) - 1] / 1e6;
    }
}
