/** What is kept of a person, over HTTP. */
@NullMarked
package io.potik.order.erasure.web;

import org.jspecify.annotations.NullMarked;
