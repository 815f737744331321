/** Customers and companies over HTTP. */
@NullMarked
package io.potik.customer.customer.web;

import org.jspecify.annotations.NullMarked;
