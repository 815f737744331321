/** Configured accounts of channels, and their secrets. */
@NullMarked
package io.potik.intake.connection;

import org.jspecify.annotations.NullMarked;
