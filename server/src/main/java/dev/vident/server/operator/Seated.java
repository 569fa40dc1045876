package dev.vident.server.operator;

/// An operator with a valid session.
public record Seated(Operator operator, Session session) {}
