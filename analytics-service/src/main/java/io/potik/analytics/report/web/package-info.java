/** Reports over HTTP, as JSON and as CSV. */
@NullMarked
package io.potik.analytics.report.web;

import org.jspecify.annotations.NullMarked;
