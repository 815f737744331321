/** Fields that a workspace makes itself: what they are, and what may stand in them. */
@NullMarked
package io.potik.lead.field;

import org.jspecify.annotations.NullMarked;
