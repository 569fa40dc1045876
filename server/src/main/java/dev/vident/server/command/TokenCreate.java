package dev.vident.server.command;

import dev.vident.server.access.AppTokens;
import dev.vident.server.access.Permission;
import dev.vident.server.access.TokenScope;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Mode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `vident token create`.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Creates an app token and prints it with its secret key, this once.")
final class TokenCreate extends TokenVerb {
    private static final String ALL = "all";

    @Option(names = "--name", required = true, description = "For people to recognise it by.")
    private String name = "";

    @Option(
            names = "--mode",
            defaultValue = "sandbox",
            description = "sandbox or production (default: ${DEFAULT-VALUE}).")
    private String mode = "";

    @Option(
            names = "--permission",
            split = ",",
            required = true,
            description =
                    "What it may do: viewApplicants, viewPersonalData, viewVideoIdentRecordings,"
                            + " moderateApplicants, manageClientSettings, or all; repeatable.")
    private List<String> permissions = List.of();

    @Option(
            names = "--allowed-ip",
            split = ",",
            description =
                    "Address or CIDR range its requests may come from; repeatable (default:"
                            + " anywhere).")
    private List<String> allowedAddresses = List.of();

    @Option(
            names = "--source-key",
            split = ",",
            description = "Limits it to applicants of this source key; repeatable (default: all).")
    private List<String> sourceKeys = List.of();

    @Option(names = "--watermark", description = "Writes COPY all over the pictures it downloads.")
    private boolean watermark;

    @Override
    void run(AppTokens tokens) {
        show(
                tokens.issue(
                        name, mode(), new TokenScope(permissions(), ranges(), keys(), watermark)));
    }

    private Mode mode() {
        return switch (mode) {
            case "sandbox" -> Mode.SANDBOX;
            case "production" -> Mode.PRODUCTION;
            default -> throw wrong("--mode must be sandbox or production.");
        };
    }

    private Set<Permission> permissions() {
        Set<Permission> wanted = EnumSet.noneOf(Permission.class);
        for (String permission : permissions) {
            if (permission.toLowerCase(Locale.ROOT).equals(ALL)) {
                return EnumSet.allOf(Permission.class);
            }
            wanted.add(
                    Permission.ofWireName(permission)
                            .orElseThrow(() -> wrong("Unknown permission " + permission + ".")));
        }
        return wanted;
    }

    private List<AddressRange> ranges() {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : allowedAddresses) {
            try {
                ranges.add(AddressRange.parse(text));
            } catch (IllegalArgumentException e) {
                throw wrong("--allowed-ip " + text + ": " + e.getMessage() + ".");
            }
        }
        return ranges;
    }

    private Set<String> keys() {
        return new LinkedHashSet<>(sourceKeys);
    }

    private CommandLine.ParameterException wrong(String text) {
        return new CommandLine.ParameterException(commandLine(), text);
    }
}
