package io.potik.intake.channel.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which changes at a shop were taken already: all before an instant, and of the time after it each by name. The overlap is
 * for changes that a shop shows later than it dates them; what was taken in it is not taken again.
 */
public final class Seen {

    private static final Comparator<Change> BY_TIME =
            Comparator.comparingLong(Change::at).thenComparing(Change::id);
    private static final int MOST = 5000;

    private record Change(long at, String id) {}

    private final Duration overlap;
    private final TreeSet<Change> recent = new TreeSet<>(BY_TIME);
    private long since;

    /**
     * As it was remembered.
     *
     * @param cursor what {@link #cursor} gave, or null at the very first time
     * @param first from when on changes are taken at the very first time
     */
    public Seen(@Nullable String cursor, Instant first, Duration overlap) {
        this.overlap = overlap;
        this.since = first.toEpochMilli();
        if (cursor != null && cursor.matches("\\d{1,15};.*")) {
            int end = cursor.indexOf(';');
            since = Long.parseLong(cursor.substring(0, end));
            for (var entry : cursor.substring(end + 1).split(",")) {
                int colon = entry.indexOf(':');
                if (colon > 0) {
                    recent.add(new Change(Long.parseLong(entry.substring(0, colon)), entry.substring(colon + 1)));
                }
            }
        }
    }

    /** From when on the shop has to be asked for changes. */
    public Instant since() {
        return Instant.ofEpochMilli(since);
    }

    /** Whether this change was taken, or is older than anything that is still taken. */
    public boolean has(Instant at, String id) {
        return at.toEpochMilli() < since || recent.contains(new Change(at.toEpochMilli(), plain(id)));
    }

    /** It was taken. */
    public void add(Instant at, String id) {
        recent.add(new Change(at.toEpochMilli(), plain(id)));
        since = Math.max(since, recent.last().at() - overlap.toMillis());
        while (!recent.isEmpty() && recent.first().at() < since) {
            recent.pollFirst();
        }
        while (recent.size() > MOST) {
            since = recent.first().at() + 1;
            recent.pollFirst();
        }
    }

    /** What to remember. */
    public String cursor() {
        return since
                + ";"
                + recent.stream().map(change -> change.at() + ":" + change.id()).collect(Collectors.joining(","));
    }

    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "");
    }
}
