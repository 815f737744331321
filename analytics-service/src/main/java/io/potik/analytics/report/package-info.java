/** The numbers by product.md's definitions: funnel, rejections, managers, sources, each as it stood on a date. */
@NullMarked
package io.potik.analytics.report;

import org.jspecify.annotations.NullMarked;
