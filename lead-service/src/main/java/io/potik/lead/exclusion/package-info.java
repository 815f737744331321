/** Contact points that are no potential clients. */
@NullMarked
package io.potik.lead.exclusion;

import org.jspecify.annotations.NullMarked;
