/** The gateway as a whole, seen from outside. */
@NullMarked
package io.potik.gateway;

import org.jspecify.annotations.NullMarked;
