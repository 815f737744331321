/** A person's rights: what is kept of them here, and its end. */
@NullMarked
package io.potik.order.erasure;

import org.jspecify.annotations.NullMarked;
