/** What a provider's room has to be, and the words that rooms and the rest of intake share. */
@NullMarked
package io.potik.intake.channel;

import org.jspecify.annotations.NullMarked;
