/** The front door: who may come in, where each request goes, what changes live, and the web app. */
@NullMarked
package io.potik.gateway;

import org.jspecify.annotations.NullMarked;
