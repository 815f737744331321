/** What the products of Meta have in common: the signed hook, the shape of a delivery, and the Graph that answers go to. */
@NullMarked
package io.potik.intake.channel.meta;

import org.jspecify.annotations.NullMarked;
