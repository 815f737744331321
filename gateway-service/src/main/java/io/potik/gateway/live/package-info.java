/** What changes, told to the browsers that may see it, as it happens. */
@NullMarked
package io.potik.gateway.live;

import org.jspecify.annotations.NullMarked;
