@NullMarked
package io.potik.gateway.staff;

import org.jspecify.annotations.NullMarked;
