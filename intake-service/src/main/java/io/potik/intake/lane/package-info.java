/** Work for several connections side by side, so that none waits for another's provider. */
@NullMarked
package io.potik.intake.lane;

import org.jspecify.annotations.NullMarked;
