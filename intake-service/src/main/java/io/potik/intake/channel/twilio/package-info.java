/** Twilio: calls by their status callbacks, and text messages of every kind that Twilio takes. */
@NullMarked
package io.potik.intake.channel.twilio;

import org.jspecify.annotations.NullMarked;
