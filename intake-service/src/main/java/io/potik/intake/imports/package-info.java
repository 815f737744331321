/** Tables that people bring: read as a trial first, then taken in thing by thing like a shop's deliveries. */
@NullMarked
package io.potik.intake.imports;

import org.jspecify.annotations.NullMarked;
