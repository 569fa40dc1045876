package dev.vident.server.access;

import dev.vident.server.platform.AddressRange;
import java.util.List;
import java.util.Set;

/// What an app token may do, from where, and for whom (contract section 3.3).
///
/// @param allowedAddresses where its requests may come from; empty for anywhere
/// @param sourceKeys the only source keys whose applicants it sees; empty for all applicants
/// @param watermark whether the pictures it downloads are marked as copies
public record TokenScope(
        Set<Permission> permissions,
        List<AddressRange> allowedAddresses,
        Set<String> sourceKeys,
        boolean watermark) {
    /// More are no oversight.
    static final int ENTRIES_MAX = 100;

    public TokenScope {
        permissions = Set.copyOf(permissions);
        allowedAddresses = List.copyOf(allowedAddresses);
        sourceKeys = Set.copyOf(sourceKeys);
    }

    /// With pictures as they are.
    public TokenScope(
            Set<Permission> permissions,
            List<AddressRange> allowedAddresses,
            Set<String> sourceKeys) {
        this(permissions, allowedAddresses, sourceKeys, false);
    }

    /// From anywhere, for all applicants.
    public static TokenScope anywhere(Set<Permission> permissions) {
        return new TokenScope(permissions, List.of(), Set.of());
    }
}
