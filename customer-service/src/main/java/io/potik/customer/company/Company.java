package io.potik.customer.company;

import java.util.UUID;

/** A company; its name is unique whatever the case and the spaces. */
public record Company(UUID id, String name) {}
