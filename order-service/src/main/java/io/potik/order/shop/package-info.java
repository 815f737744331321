/** How a shop's order becomes an order: it waits for its buyer, and follows what the shop tells of it later. */
@NullMarked
package io.potik.order.shop;

import org.jspecify.annotations.NullMarked;
