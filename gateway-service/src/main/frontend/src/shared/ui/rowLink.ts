import classes from './DataRows.module.css'

/** Class of the one link of a row: it covers the whole row. */
export const rowLink = classes.link
/** Class of other things in a row that can be pressed. */
export const aboveRowLink = classes.above
