package io.potik.gateway.security;

/** A session ended because its owner signed out; what it still has open here is to be closed. */
public record SignedOut(String sessionId) {}
