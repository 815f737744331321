/** Forms made with Typeform. */
@NullMarked
package io.potik.intake.channel.typeform;

import org.jspecify.annotations.NullMarked;
