/** Persons: how to reach them, what they are called, whether they buy; and what the rest of the suite is told of them. */
@NullMarked
package io.potik.customer.customer;

import org.jspecify.annotations.NullMarked;
