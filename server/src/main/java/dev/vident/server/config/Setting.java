package dev.vident.server.config;

import java.util.Locale;

/// One key that can be set in the configuration file, in the environment and on the command line.
///
/// @param key the name in the file, for instance `http.port`
/// @param defaultText the value where nobody sets one; empty means "not set"
/// @param description one sentence for `--help` and the example configuration
/// @param secret a secret is never printed and cannot be given on the command line, where other
///   users could read it
public record Setting(String key, String defaultText, String description, boolean secret) {
    static Setting of(String key, String defaultText, String description) {
        return new Setting(key, defaultText, description, false);
    }

    static Setting secret(String key, String description) {
        return new Setting(key, "", description, true);
    }

    /// The environment variable, for instance `VIDENT_HTTP_PORT`.
    public String environmentVariable() {
        return "VIDENT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// The command-line flag, for instance `--http-port`.
    public String flag() {
        return "--" + key.replace('.', '-');
    }
}
