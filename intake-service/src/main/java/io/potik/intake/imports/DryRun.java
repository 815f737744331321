package io.potik.intake.imports;

import io.potik.intake.channel.TableChannel.Wrong;
import java.util.List;

/**
 * What would come of a table as it is mapped now; nothing is stored by it.
 *
 * @param titles of the columns of the file
 * @param samples the first rows, each as long as the titles
 * @param rows how many there are
 * @param things how many orders they tell of
 * @param good how many of these would be taken in
 * @param alreadyThere how many of the good ones were taken in before, just so; nothing comes of them again
 * @param wrongThings how many make no sense; they would be quarantined
 * @param wrong what is wrong with the first of these
 * @param missing required columns that nobody chose
 */
public record DryRun(
        List<String> titles,
        List<List<String>> samples,
        int rows,
        int things,
        int good,
        int alreadyThere,
        int wrongThings,
        List<Wrong> wrong,
        List<String> missing) {}
