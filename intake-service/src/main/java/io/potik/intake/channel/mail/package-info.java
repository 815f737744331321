/** What the rooms for e-mail share: from raw MIME or a relay's fields to a request, and from an answer to SMTP. */
@NullMarked
package io.potik.intake.channel.mail;

import org.jspecify.annotations.NullMarked;
