/** What an owner can put right without a shell: messages that a service could not handle. */
@NullMarked
package io.potik.gateway.operations;

import org.jspecify.annotations.NullMarked;
