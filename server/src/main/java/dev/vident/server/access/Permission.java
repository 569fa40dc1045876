package dev.vident.server.access;

import java.util.Optional;

/// What an app token may do (contract section 3.3).
public enum Permission {
    VIEW_APPLICANTS("viewApplicants"),
    VIEW_PERSONAL_DATA("viewPersonalData"),
    VIEW_VIDEO_IDENT_RECORDINGS("viewVideoIdentRecordings"),
    MODERATE_APPLICANTS("moderateApplicants"),
    MANAGE_CLIENT_SETTINGS("manageClientSettings");

    private final String wireName;

    Permission(String wireName) {
        this.wireName = wireName;
    }

    /// The name under which it is stored and configured.
    public String wireName() {
        return wireName;
    }

    public static Optional<Permission> ofWireName(String name) {
        for (Permission permission : values()) {
            if (permission.wireName.equals(name)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
