/** Zadarma's exchange: its signed notifications of calls, recordings and text messages. */
@NullMarked
package io.potik.intake.channel.zadarma;

import org.jspecify.annotations.NullMarked;
