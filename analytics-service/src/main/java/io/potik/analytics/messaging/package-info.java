/** The edge to Kafka: reads what the other services tell and hands it to the projection, a poll a transaction. */
@NullMarked
package io.potik.analytics.messaging;

import org.jspecify.annotations.NullMarked;
