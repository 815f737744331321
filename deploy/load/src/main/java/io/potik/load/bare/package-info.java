/** What intake-service is measured beside. */
@NullMarked
package io.potik.load.bare;

import org.jspecify.annotations.NullMarked;
