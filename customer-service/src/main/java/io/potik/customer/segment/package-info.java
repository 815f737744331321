/** Segments: customers chosen by what is known of their leads and orders. */
@NullMarked
package io.potik.customer.segment;

import org.jspecify.annotations.NullMarked;
