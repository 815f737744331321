package io.potik.lead.lead.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A company as somebody writes it: by its name; a blank one is none. */
record CompanyName(@Nullable @Size(max = 200) String name) {}
