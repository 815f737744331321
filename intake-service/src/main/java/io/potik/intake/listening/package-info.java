/** Listening for those connections that nobody posts for: one thread of one instance for each. */
@NullMarked
package io.potik.intake.listening;

import org.jspecify.annotations.NullMarked;
