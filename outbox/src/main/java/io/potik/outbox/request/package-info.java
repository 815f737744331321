/** A POST with an {@code Idempotency-Key} has its effect once and its answer as often as it is asked for. */
@NullMarked
package io.potik.outbox.request;

import org.jspecify.annotations.NullMarked;
