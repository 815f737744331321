/** Conversions while services and the broker are killed at every step of the way: for the command and the journey. */
@NullMarked
package io.potik.local.conversions;

import org.jspecify.annotations.NullMarked;
