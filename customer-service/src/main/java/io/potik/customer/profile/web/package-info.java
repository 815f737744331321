/** Contact points and new customers over HTTP. */
@NullMarked
package io.potik.customer.profile.web;

import org.jspecify.annotations.NullMarked;
