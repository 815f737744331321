/** Staff, teams and tokens over HTTP. */
@NullMarked
package io.potik.gateway.staff.web;

import org.jspecify.annotations.NullMarked;
