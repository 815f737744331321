/** Rozetka's marketplace: nobody posts, its seller API is asked for orders that changed. */
@NullMarked
package io.potik.intake.channel.rozetka;

import org.jspecify.annotations.NullMarked;
