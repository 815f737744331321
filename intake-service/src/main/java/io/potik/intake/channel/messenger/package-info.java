/** A Facebook page: messages of Messenger and comments in, answers out. */
@NullMarked
package io.potik.intake.channel.messenger;

import org.jspecify.annotations.NullMarked;
