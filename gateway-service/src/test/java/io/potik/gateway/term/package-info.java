@NullMarked
package io.potik.gateway.term;

import org.jspecify.annotations.NullMarked;
