package dev.vident.server.config;

import dev.vident.server.platform.Redacted;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The texts of all settings after merging: flag over environment over file over default.
/// Immutable.
public final class ConfigValues {
    private static final Pattern ADDRESS =
            Pattern.compile("([^\\s:]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private record Given(String text, String origin) {}

    private final Map<Setting, Given> given;

    private ConfigValues(Map<Setting, Given> given) {
        this.given = Map.copyOf(given);
    }

    /// Merges the three places.
    ///
    /// @param file a properties file, or null where there is none
    /// @param environment environment variables; other programs' are ignored
    /// @param flags values of the command line by setting
    /// @throws ConfigRefusal when the file cannot be read or names an unknown key
    public static ConfigValues merge(
            @Nullable Path file, Map<String, String> environment, Map<Setting, String> flags) {
        Map<Setting, Given> merged = new HashMap<>();
        if (file != null) {
            readFile(file)
                    .forEach((setting, text) ->
                            merged.put(setting, new Given(text, file.toString())));
        }
        for (Setting setting : Settings.all()) {
            String text = environment.get(setting.environmentVariable());
            if (text != null) {
                merged.put(setting, new Given(text, setting.environmentVariable()));
            }
        }
        flags.forEach((setting, text) -> merged.put(setting, new Given(text, setting.flag())));
        return new ConfigValues(merged);
    }

    private static Map<Setting, String> readFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigRefusal(
                    "The configuration file " + file + " cannot be read: " + e.getMessage());
        }
        Map<String, Setting> known =
                Settings.all().stream().collect(Collectors.toMap(Setting::key, setting -> setting));
        Map<Setting, String> texts = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            Setting setting = known.get(key);
            if (setting == null) {
                throw new ConfigRefusal(
                        file
                                + ": unknown key "
                                + key
                                + ". The example configuration lists every key.");
            }
            texts.put(setting, properties.getProperty(key));
        }
        return texts;
    }

    /// The text of a setting, trimmed; empty where it is not set and has no default.
    String text(Setting setting) {
        Given value = given.get(setting);
        return value == null ? setting.defaultText() : value.text().strip();
    }

    boolean isSet(Setting setting) {
        return !text(setting).isEmpty();
    }

    @Nullable Redacted<String> secret(Setting setting) {
        return isSet(setting) ? Redacted.of(text(setting)) : null;
    }

    int integer(Setting setting, int min, int max) {
        String text = text(setting);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one refusal below, which names the range.
        }
        throw refusal(setting, "a whole number from " + min + " to " + max);
    }

    Duration duration(Setting setting, Duration min, Duration max) {
        return duration(setting, text(setting), min, max);
    }

    /// Several durations with commas between them.
    List<Duration> durations(Setting setting, Duration min, Duration max) {
        return list(setting).stream().map(part -> duration(setting, part, min, max)).toList();
    }

    private Duration duration(Setting setting, String text, Duration min, Duration max) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            Duration value =
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        }
        throw refusal(
                setting,
                "a duration such as 200ms, 5s, 10m or 1h, from "
                        + shown(min)
                        + " to "
                        + shown(max));
    }

    boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(setting, "true or false");
        };
    }

    List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// A host and a port with a colon between them, or null when nothing is given.
    @Nullable InetSocketAddress address(Setting setting) {
        String text = text(setting);
        if (text.isEmpty()) {
            return null;
        }
        Matcher matcher = ADDRESS.matcher(text);
        if (matcher.matches()) {
            InetSocketAddress address =
                    new InetSocketAddress(
                            matcher.group(1), Integer.parseInt(matcher.group(2)) & 0xFFFF);
            if (!address.isUnresolved() && matcher.group(2).equals("" + address.getPort())) {
                return address;
            }
        }
        throw refusal(setting, "a known host and a port, such as 127.0.0.1:8443");
    }

    ConfigRefusal refusal(Setting setting, String expected) {
        Given value = given.get(setting);
        String origin = value == null ? "default" : value.origin();
        String shown = setting.secret() ? "its value (not shown)" : "\"" + text(setting) + "\"";
        return new ConfigRefusal(
                setting.key() + " (from " + origin + "): " + shown + " is not " + expected + ".");
    }

    private static String shown(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + "s"
                : duration.toMillis() + "ms";
    }
}
