/** The HTTP paths of a lead. */
@NullMarked
package io.potik.lead.lead.web;

import org.jspecify.annotations.NullMarked;
