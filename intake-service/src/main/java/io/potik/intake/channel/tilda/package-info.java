/** Forms of sites made with Tilda. */
@NullMarked
package io.potik.intake.channel.tilda;

import org.jspecify.annotations.NullMarked;
