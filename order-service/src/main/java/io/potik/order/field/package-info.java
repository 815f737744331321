/** Fields that the workspace made itself, as lead-service told of them, and what may stand in them. */
@NullMarked
package io.potik.order.field;

import org.jspecify.annotations.NullMarked;
