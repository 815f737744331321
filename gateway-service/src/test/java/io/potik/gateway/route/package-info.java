@NullMarked
package io.potik.gateway.route;

import org.jspecify.annotations.NullMarked;
