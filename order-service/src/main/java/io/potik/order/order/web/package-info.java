/** Orders over HTTP. */
@NullMarked
package io.potik.order.order.web;

import org.jspecify.annotations.NullMarked;
