package io.potik.intake.erasure;

/**
 * One place in which something of a person stands: it is what they are told of it and how it ends. SQL over {@code :customers},
 * {@code :leads}, {@code :orders}, {@code :kinds} and {@code :values} of contact points, and {@code :words}, ids and contact
 * points as JSON writes them.
 *
 * @param table called {@code t} in what follows
 * @param whose which of its rows
 * @param change what is set where something of the row stays; empty where the row goes
 * @param told whether it says anything that no other place says
 * @param bytes the column that is told as text; empty for none
 */
record Place(String table, String whose, String change, boolean told, String bytes) {

    /** The rows go. */
    static Place removed(String table, String whose) {
        return new Place(table, whose, "", true, "");
    }

    /** The rows stay, without the person. */
    static Place emptied(String table, String whose, String change) {
        return new Place(table, whose, change, true, "");
    }

    /** As text what people would otherwise get as numbers of bytes. */
    Place readable(String bytes) {
        return new Place(table, whose, change, told, bytes);
    }

    /** It only repeats what stands elsewhere: an index of words, an answer that was kept. */
    Place silent() {
        return new Place(table, whose, change, false, bytes);
    }

    String erasing() {
        return change.isEmpty()
                ? "delete from " + table + " t where " + whose
                : "update " + table + " t set " + change + " where " + whose;
    }

    String counting() {
        return "select count(*) from " + table + " t where " + whose;
    }

    String telling() {
        String text =
                bytes.isEmpty() ? "" : " || jsonb_build_object('" + bytes + "', encode(t." + bytes + ", 'escape'))";
        return "select to_jsonb(t)" + text + " as told from " + table + " t where " + whose;
    }
}
