/** What other services tell intake over Kafka. */
@NullMarked
package io.potik.intake.messaging;

import org.jspecify.annotations.NullMarked;
