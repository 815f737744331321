/** The counters by which everything that came in is accounted for. */
@NullMarked
package io.potik.intake.ledger;

import org.jspecify.annotations.NullMarked;
