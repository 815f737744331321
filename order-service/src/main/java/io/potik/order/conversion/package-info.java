/** How a converted lead becomes an order: its two halves, the conversion and the customer, wait for each other. */
@NullMarked
package io.potik.order.conversion;

import org.jspecify.annotations.NullMarked;
