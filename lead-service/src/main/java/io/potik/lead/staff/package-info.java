/** The names of the staff, as the gateway last told them. */
@NullMarked
package io.potik.lead.staff;

import org.jspecify.annotations.NullMarked;
