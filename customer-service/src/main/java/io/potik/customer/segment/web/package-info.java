/** Segments over HTTP. */
@NullMarked
package io.potik.customer.segment.web;

import org.jspecify.annotations.NullMarked;
