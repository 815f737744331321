/** What arrives from Kafka, one poll in one transaction. */
@NullMarked
package io.potik.order.messaging;

import org.jspecify.annotations.NullMarked;
