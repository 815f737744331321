/** What the one business that this installation serves has settled: its region and its time zone. */
@NullMarked
package io.potik.intake.workspace;

import org.jspecify.annotations.NullMarked;
