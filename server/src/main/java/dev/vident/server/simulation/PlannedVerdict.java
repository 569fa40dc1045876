package dev.vident.server.simulation;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The verdict the simulated operator gives.
public sealed interface PlannedVerdict {
    /// Approved.
    record Green() implements PlannedVerdict {}

    /// Rejected.
    ///
    /// @param label reject label of the contract, for instance `CONNECTION_INTERRUPTED`
    /// @param rejectType `RETRY` or `FINAL`
    record Red(String label, String rejectType) implements PlannedVerdict {}

    /// Reads `GREEN` or `RED:LABEL:RETRY|FINAL`.
    ///
    /// @throws IllegalArgumentException saying what would be right
    static PlannedVerdict parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.equals(List.of("GREEN"))) {
            return new Green();
        }
        if (parts.size() == 3
                && parts.getFirst().equals("RED")
                && parts.get(1).matches("[A-Z_]+")
                && parts.get(2).matches("RETRY|FINAL")) {
            return new Red(parts.get(1), parts.get(2));
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no verdict: give GREEN, RED:LABEL:RETRY or RED:LABEL:FINAL");
    }

    /// The body of the desk's verdict call.
    default ObjectNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Green() -> body.put("answer", "GREEN");
            case Red(String label, String rejectType) -> {
                body.put("answer", "RED").put("rejectType", rejectType);
                body.putArray("rejectLabels").add(label);
            }
        }
        return body;
    }
}
