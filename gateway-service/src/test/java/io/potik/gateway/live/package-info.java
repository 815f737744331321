@NullMarked
package io.potik.gateway.live;

import org.jspecify.annotations.NullMarked;
