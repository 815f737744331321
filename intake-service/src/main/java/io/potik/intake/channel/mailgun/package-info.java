/** Mailgun's routes: mail parsed into fields, or as MIME in one of them. */
@NullMarked
package io.potik.intake.channel.mailgun;

import org.jspecify.annotations.NullMarked;
