/** A professional account of Instagram: messages, story replies and mentions, and comments in; answers out. */
@NullMarked
package io.potik.intake.channel.instagram;

import org.jspecify.annotations.NullMarked;
