/** What arrives from Kafka, one poll in one transaction. */
@NullMarked
package io.potik.customer.messaging;

import org.jspecify.annotations.NullMarked;
