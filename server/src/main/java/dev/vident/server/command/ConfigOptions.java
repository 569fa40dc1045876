package dev.vident.server.command;

import dev.vident.server.config.ConfigValues;
import dev.vident.server.config.Setting;
import dev.vident.server.config.Settings;
import dev.vident.server.config.VidentConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// The options every verb that runs a server has: one flag per setting that is no secret, made from
/// the catalogue.
final class ConfigOptions {
    private static final Map<Setting, String> SHORT_FORMS =
            Map.of(Settings.HTTP_PORT, "--port", Settings.DATA_FOLDER, "--data");

    private final Map<Setting, String> flags = new HashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; see --print-example-config.")
    private @Nullable Path file;

    /// Adds a flag for every setting to a command.
    void addTo(CommandSpec spec) {
        addTo(spec, Settings.all().stream().filter(setting -> !setting.secret()).toList());
    }

    /// Adds a flag for each of some settings to a command.
    void addTo(CommandSpec spec, List<Setting> settings) {
        settings.forEach(setting -> spec.addOption(option(setting)));
    }

    /// Sets a value as if the flag had been given, unless it was.
    void setUnlessGiven(Setting setting, String text) {
        flags.putIfAbsent(setting, text);
    }

    /// Whether the flag was given.
    boolean isGiven(Setting setting) {
        return flags.containsKey(setting);
    }

    /// Merges and checks everything.
    VidentConfig read(Map<String, String> environment) {
        return VidentConfig.from(ConfigValues.merge(file, environment, flags));
    }

    private OptionSpec option(Setting setting) {
        String shortForm = SHORT_FORMS.get(setting);
        String[] names =
                shortForm == null
                        ? new String[] {setting.flag()}
                        : new String[] {shortForm, setting.flag()};
        String shownDefault =
                setting.defaultText().isEmpty() ? "" : " Default: " + setting.defaultText() + ".";
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel("VALUE")
                .description(setting.description().replace("%", "%%") + shownDefault)
                .setter(
                        new ISetter() {
                            @Override
                            public <T> T set(T value) {
                                if (value != null) {
                                    flags.put(setting, value.toString());
                                }
                                return value;
                            }
                        })
                .build();
    }
}
