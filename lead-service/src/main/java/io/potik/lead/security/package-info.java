/** Who asks, what they may do, and which rows they may see. */
@NullMarked
package io.potik.lead.security;

import org.jspecify.annotations.NullMarked;
