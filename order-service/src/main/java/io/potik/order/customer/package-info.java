/** What is known here of customers: that they exist, what they are called, who looks after them. */
@NullMarked
package io.potik.order.customer;

import org.jspecify.annotations.NullMarked;
