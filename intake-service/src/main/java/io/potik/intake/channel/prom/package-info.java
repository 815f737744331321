/** Prom.ua: nobody posts, its API is asked for orders and messages that changed. */
@NullMarked
package io.potik.intake.channel.prom;

import org.jspecify.annotations.NullMarked;
