/** Files that people attach to answers, until the answers are sent. */
@NullMarked
package io.potik.intake.upload;

import org.jspecify.annotations.NullMarked;
