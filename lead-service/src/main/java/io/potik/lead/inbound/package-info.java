/** From an inbound request to a lead, an addition to one, or nothing but a count. */
@NullMarked
package io.potik.lead.inbound;

import org.jspecify.annotations.NullMarked;
