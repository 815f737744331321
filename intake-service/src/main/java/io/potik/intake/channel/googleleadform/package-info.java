/** Lead forms in Google's advertisements. */
@NullMarked
package io.potik.intake.channel.googleleadform;

import org.jspecify.annotations.NullMarked;
