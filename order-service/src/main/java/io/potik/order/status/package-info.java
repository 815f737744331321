/** The statuses that a workspace gives its orders, and which way leads where. */
@NullMarked
package io.potik.order.status;

import org.jspecify.annotations.NullMarked;
