/** What is kept of a person, over HTTP. */
@NullMarked
package io.potik.customer.erasure.web;

import org.jspecify.annotations.NullMarked;
