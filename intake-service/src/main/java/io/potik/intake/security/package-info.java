/** Who asks, and what they may do. */
@NullMarked
package io.potik.intake.security;

import org.jspecify.annotations.NullMarked;
