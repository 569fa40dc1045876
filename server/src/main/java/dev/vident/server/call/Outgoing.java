package dev.vident.server.call;

/// A message from the server to a page.
public sealed interface Outgoing permits ToApplicant, ToOperator {}
