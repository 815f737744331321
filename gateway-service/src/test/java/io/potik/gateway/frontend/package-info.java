@NullMarked
package io.potik.gateway.frontend;

import org.jspecify.annotations.NullMarked;
