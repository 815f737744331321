/** An Asterisk of one's own: listened to through its manager interface, or posted by it. */
@NullMarked
package io.potik.intake.channel.asterisk;

import org.jspecify.annotations.NullMarked;
