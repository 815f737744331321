/** Ringostat: calls as its webhooks are set up to tell them. */
@NullMarked
package io.potik.intake.channel.ringostat;

import org.jspecify.annotations.NullMarked;
