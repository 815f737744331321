/** Who asks, what they may do, and whose figures they may see. */
@NullMarked
package io.potik.analytics.security;

import org.jspecify.annotations.NullMarked;
