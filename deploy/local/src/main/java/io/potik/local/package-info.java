/** The whole suite on one machine: durable embedded PostgreSQL and Kafka and the six services, each its own JVM. */
@NullMarked
package io.potik.local;

import org.jspecify.annotations.NullMarked;
