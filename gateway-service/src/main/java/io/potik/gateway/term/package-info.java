/** The workspace's own words for what everybody else calls a lead, an order, a customer and a pipeline. */
@NullMarked
package io.potik.gateway.term;

import org.jspecify.annotations.NullMarked;
