/** The customers of the workspace: whoever converted or was kept, each person once. */
@NullMarked
package io.potik.customer;

import org.jspecify.annotations.NullMarked;
