/** Lead forms of Facebook and Instagram advertisements: a delivery names a lead, and the Graph tells what was filled in. */
@NullMarked
package io.potik.intake.channel.facebookleadads;

import org.jspecify.annotations.NullMarked;
