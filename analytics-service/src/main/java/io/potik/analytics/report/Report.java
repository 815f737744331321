package io.potik.analytics.report;

/** What can be asked for as JSON and as a table. */
public sealed interface Report permits Funnel, Rejections, ManagerFigures, SourceFigures {

    /** The same figures as rows and columns, under the names of the JSON. */
    Table table();
}
