/** The customers that are known here, as customer-service last told them. */
@NullMarked
package io.potik.lead.customer;

import org.jspecify.annotations.NullMarked;
