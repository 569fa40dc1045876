package dev.vident.server.identification;

import dev.vident.server.applicant.RejectType;

/// A reason to reject (contract section 6.1).
///
/// @param label the word on the wire
/// @param group heading under which the desk shows it
/// @param defaultType the usual type, the operator may choose the other
/// @param text what it means, one sentence for the operator
public record RejectLabel(String label, String group, RejectType defaultType, String text) {}
