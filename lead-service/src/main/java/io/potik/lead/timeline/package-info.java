/** What happened to a lead, in one line of time, and who waits for an answer. */
@NullMarked
package io.potik.lead.timeline;

import org.jspecify.annotations.NullMarked;
