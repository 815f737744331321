/** Exhibitions and walk-ins: leads that people enter by hand. */
@NullMarked
package io.potik.intake.channel.manual;

import org.jspecify.annotations.NullMarked;
