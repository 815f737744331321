package io.potik.order.erasure;

import org.jspecify.annotations.Nullable;

/**
 * One place in which something of a person stands: it is what they are told of it and how it ends. SQL over {@code :customers},
 * {@code :leads}, {@code :orders}, {@code :kinds} and {@code :values} of contact points, and {@code :words}, ids and contact
 * points as JSON writes them.
 *
 * @param table called {@code t} in what follows
 * @param whose which of its rows
 * @param change what is set where something of the row stays; empty where the row goes, null where it says nothing personal
 * @param told whether it says anything that no other place says
 */
record Place(String table, String whose, @Nullable String change, boolean told) {

    /** The rows go. */
    static Place removed(String table, String whose) {
        return new Place(table, whose, "", true);
    }

    /** The rows stay, without the person. */
    static Place emptied(String table, String whose, String change) {
        return new Place(table, whose, change, true);
    }

    /** The rows stay as they are: ids, sums and times, which mean nobody when the rest is gone. */
    static Place kept(String table, String whose) {
        return new Place(table, whose, null, true);
    }

    /** It only repeats what stands elsewhere: an index of words, an answer that was kept. */
    Place silent() {
        return new Place(table, whose, change, false);
    }

    boolean isErased() {
        return change != null;
    }

    String erasing() {
        return change == null || change.isEmpty()
                ? "delete from " + table + " t where " + whose
                : "update " + table + " t set " + change + " where " + whose;
    }

    String counting() {
        return "select count(*) from " + table + " t where " + whose;
    }

    String telling() {
        return "select to_jsonb(t) as told from " + table + " t where " + whose;
    }
}
