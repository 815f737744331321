package io.potik.lead.imports;

import io.potik.lead.problem.Invalid;
import java.util.List;

/**
 * What became of the lines of a history.
 *
 * @param imported how many leads were made
 * @param alreadyThere how many had been imported before, or stood in it twice; nothing changed for these
 * @param excluded how many are of somebody who is excluded; nothing was made of these
 * @param excludedLines the numbers of the first thousand of these
 * @param failedCount how many make no sense
 * @param failed the first thousand of these
 */
record HistoryReport(
        int imported,
        int alreadyThere,
        int excluded,
        List<Integer> excludedLines,
        int failedCount,
        List<FailedLine> failed) {

    /**
     * A line of which nothing was stored.
     *
     * @param line its number, from 1
     * @param errors what is wrong with it, by field
     */
    record FailedLine(int line, List<Invalid.Field> errors) {}
}
