/** Orders: lines, sum, status and payments; and what the rest of the suite is told of them. */
@NullMarked
package io.potik.order.order;

import org.jspecify.annotations.NullMarked;
