/** Deliveries that were accepted, durable before they are answered, and what became of each. */
@NullMarked
package io.potik.intake.receipt;

import org.jspecify.annotations.NullMarked;
