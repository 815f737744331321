/** Postmark's inbound stream: a mail as JSON. */
@NullMarked
package io.potik.intake.channel.postmark;

import org.jspecify.annotations.NullMarked;
