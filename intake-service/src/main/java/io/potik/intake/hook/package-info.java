/** The address that a channel posts to. */
@NullMarked
package io.potik.intake.hook;

import org.jspecify.annotations.NullMarked;
