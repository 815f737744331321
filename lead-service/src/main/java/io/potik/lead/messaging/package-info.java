/** The edge to Kafka: what arrives, in the words of those who sent it. */
@NullMarked
package io.potik.lead.messaging;

import org.jspecify.annotations.NullMarked;
