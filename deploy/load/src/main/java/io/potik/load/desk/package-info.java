/** A business with very many leads, made up, and what its people ask for all day. */
@NullMarked
package io.potik.load.desk;

import org.jspecify.annotations.NullMarked;
