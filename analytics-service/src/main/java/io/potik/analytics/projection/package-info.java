/** Turns the event log into rows: visits, states, closings, waits, actions, and the names of what they point to. */
@NullMarked
package io.potik.analytics.projection;

import org.jspecify.annotations.NullMarked;
