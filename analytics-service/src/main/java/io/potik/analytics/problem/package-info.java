/** What went wrong, told to the caller as RFC 9457 problem details. */
@NullMarked
package io.potik.analytics.problem;

import org.jspecify.annotations.NullMarked;
