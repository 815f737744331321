/** What the rooms of telephone exchanges share: parameters as they are sent, callers, times, and one call as a request. */
@NullMarked
package io.potik.intake.channel.call;

import org.jspecify.annotations.NullMarked;
