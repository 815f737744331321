/** Binotel's exchange: the calls that it posts when they are over. */
@NullMarked
package io.potik.intake.channel.binotel;

import org.jspecify.annotations.NullMarked;
