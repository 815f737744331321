/** A believable business, made through the suite's public interfaces only. */
@NullMarked
package io.potik.local.demo;

import org.jspecify.annotations.NullMarked;
