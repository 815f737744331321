/** The orders of the workspace: what was sold to whom, for how much, and how far it is. */
@NullMarked
package io.potik.order;

import org.jspecify.annotations.NullMarked;
