package dev.vident.server.script;

/// How a check turned out in the operator's eyes.
public enum CheckResult {
    PASSED,
    FAILED
}
