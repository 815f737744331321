/** Vonage: calls by their events, and inbound messages of the SMS and Messages APIs. */
@NullMarked
package io.potik.intake.channel.vonage;

import org.jspecify.annotations.NullMarked;
