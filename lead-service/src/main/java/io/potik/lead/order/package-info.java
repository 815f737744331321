/** The orders that are known here, as order-service last told them. */
@NullMarked
package io.potik.lead.order;

import org.jspecify.annotations.NullMarked;
