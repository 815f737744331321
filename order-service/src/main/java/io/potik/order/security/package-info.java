/** Who asks, what they may do, and which rows they may see. */
@NullMarked
package io.potik.order.security;

import org.jspecify.annotations.NullMarked;
