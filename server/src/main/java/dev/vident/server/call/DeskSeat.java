package dev.vident.server.call;

/// An operator at a desk.
///
/// @param displayName what the applicant reads
public record DeskSeat(String operatorId, String displayName) {}
