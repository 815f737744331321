/** Web forms of any make: JSON, urlencoded and multipart posts. */
@NullMarked
package io.potik.intake.channel.form;

import org.jspecify.annotations.NullMarked;
