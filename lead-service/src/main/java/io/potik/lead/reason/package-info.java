/** Why a lead may be rejected: the workspace's own list. */
@NullMarked
package io.potik.lead.reason;

import org.jspecify.annotations.NullMarked;
