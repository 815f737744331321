/** A mailbox that is listened to over IMAP. */
@NullMarked
package io.potik.intake.channel.imap;

import org.jspecify.annotations.NullMarked;
