/** The analytics service: numbers made from the event log alone. */
@NullMarked
package io.potik.analytics;

import org.jspecify.annotations.NullMarked;
