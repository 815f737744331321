/** Orders as far as they make a customer a buyer. */
@NullMarked
package io.potik.customer.purchase;

import org.jspecify.annotations.NullMarked;
