/** Horoshop: events that it puts to an address which was subscribed through its API, unsigned. */
@NullMarked
package io.potik.intake.channel.horoshop;

import org.jspecify.annotations.NullMarked;
