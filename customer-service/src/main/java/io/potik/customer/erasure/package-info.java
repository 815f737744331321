/** A person's rights: what is kept of them here, and its end. */
@NullMarked
package io.potik.customer.erasure;

import org.jspecify.annotations.NullMarked;
