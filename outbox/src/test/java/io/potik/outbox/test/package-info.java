/** The engines that every service's integration tests run on: containers where an engine answers, embedded otherwise. */
@NullMarked
package io.potik.outbox.test;

import org.jspecify.annotations.NullMarked;
