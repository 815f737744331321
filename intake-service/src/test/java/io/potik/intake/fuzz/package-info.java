/** What must hold for every room and every delivery, whatever is sent: tried by a fuzzer, kept by cases. */
@NullMarked
package io.potik.intake.fuzz;

import org.jspecify.annotations.NullMarked;
