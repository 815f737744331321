/** Deliveries while a part of the suite is away, and what must be true of them afterwards. */
@NullMarked
package io.potik.load.outage;

import org.jspecify.annotations.NullMarked;
