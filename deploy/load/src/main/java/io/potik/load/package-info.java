/** Loads on the running suite, each stated beside a plain measure of the same PostgreSQL in the same run. */
@NullMarked
package io.potik.load;

import org.jspecify.annotations.NullMarked;
