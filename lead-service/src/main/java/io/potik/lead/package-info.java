/** The lead service: from an inbound request to a customer and an order. */
@NullMarked
package io.potik.lead;

import org.jspecify.annotations.NullMarked;
