package dev.vident.server.identification;

/// What has to be done because a state changed, besides storing it.
public enum Effect {
    /// A new attempt is written beside the old one and takes the new state.
    BEGIN_ATTEMPT,
    /// The review becomes pending, whatever the state says.
    AWAIT_CHECK,
    /// The operator's name is shown from now on.
    SHOW_OPERATOR,
    /// The review of the applicant takes the status of the new state.
    FOLLOW_STATUS,
    /// The review of the applicant takes the verdict.
    FOLLOW_VERDICT
}
