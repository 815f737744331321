/** Fields that the workspace made itself, as lead-service told of them, and what may stand in them. */
@NullMarked
package io.potik.customer.field;

import org.jspecify.annotations.NullMarked;
