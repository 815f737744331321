/** Any mail server that can post: a raw message as it came. */
@NullMarked
package io.potik.intake.channel.mime;

import org.jspecify.annotations.NullMarked;
