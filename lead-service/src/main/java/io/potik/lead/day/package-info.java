/** A person's day: who waits for an answer, what is late, due, new, and going stale. */
@NullMarked
package io.potik.lead.day;

import org.jspecify.annotations.NullMarked;
