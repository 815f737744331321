/** Telegram bots: updates in, answers out. */
@NullMarked
package io.potik.intake.channel.telegram;

import org.jspecify.annotations.NullMarked;
