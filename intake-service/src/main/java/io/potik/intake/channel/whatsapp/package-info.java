/** The WhatsApp Cloud API: messages and calls in, answers out, and what became of them. */
@NullMarked
package io.potik.intake.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
