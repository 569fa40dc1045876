package dev.vident.server.operator;

/// What an operator may do.
public enum Role {
    OPERATOR,
    REVIEWER,
    SUPERVISOR,
    COMPLIANCE_OFFICER,
    ADMINISTRATOR
}
