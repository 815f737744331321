package io.potik.intake.channel;

import java.time.Instant;
import java.util.List;

/**
 * A channel of tables that people bring. Nobody posts for it: each thing of a table, with all of its rows, is taken in as a
 * delivery whose body is {@link TableRows}.
 */
public interface TableChannel extends Channel {

    /** The columns that it knows, in the order of a screen. */
    List<Column> columns();

    /** The column whose value several rows of one thing share. */
    String thing();

    /**
     * What is wrong with the rows of one thing, with every error that was found; empty when {@link #read} understands them.
     * Pure computation.
     *
     * @param takenAt what is later has not happened yet
     */
    List<Wrong> wrong(TableRows rows, Instant takenAt);

    /**
     * A column.
     *
     * @param name as the API calls it
     * @param required whether there is nothing to be made without it
     * @param titles how tables call it, in lower case, letters and digits only; the most certain first
     */
    record Column(String name, boolean required, List<String> titles) {}

    /**
     * One error.
     *
     * @param line of the file, from 1
     * @param column by its name
     * @param code for programs that say it in another language
     * @param message for people: what is wrong and what would be right; does not repeat what stands there
     */
    record Wrong(int line, String column, String code, String message) {}
}
