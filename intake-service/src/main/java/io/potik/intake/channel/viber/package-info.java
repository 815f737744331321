/** Viber bots: callbacks in, answers out. */
@NullMarked
package io.potik.intake.channel.viber;

import org.jspecify.annotations.NullMarked;
