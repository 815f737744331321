/** The command line: what a person types, sees and stops. */
@NullMarked
package io.potik.local.up;

import org.jspecify.annotations.NullMarked;
