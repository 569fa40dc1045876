package dev.vident.server.command;

import dev.vident.server.Installation;
import dev.vident.server.access.AppToken;
import dev.vident.server.access.AppTokens;
import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.config.Settings;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.ProblemException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the verbs of `vident token` share: opening the installation, telling a refusal, printing.
abstract sealed class TokenVerb implements Callable<Integer>
        permits TokenCreate, TokenList, TokenRotate, TokenRevoke {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Spec private @Nullable CommandSpec spec;

    static CommandLine configured(TokenVerb verb) {
        CommandLine commandLine = new CommandLine(verb);
        verb.config.addTo(
                commandLine.getCommandSpec(),
                List.of(Settings.DATA_FOLDER, Settings.DATABASE_URL, Settings.DATABASE_USER));
        return commandLine;
    }

    /// Does the work.
    abstract void run(AppTokens tokens);

    @Override
    public Integer call() {
        try (Installation installation = Installation.open(config.read(System.getenv()))) {
            run(installation.appTokens());
            return CommandLine.ExitCode.OK;
        } catch (ProblemException refusal) {
            commandLine().getErr().println("vident: " + refusal.problem().description());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out().flush();
        }
    }

    CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    /// Shows a new secret, this once.
    void show(IssuedAppToken issued) {
        if (json) {
            ObjectNode object = object(issued.token());
            object.put("token", issued.text().value());
            object.put("secretKey", issued.secretKey().value());
            out().println(JSON.writeValueAsString(object));
            return;
        }
        out().println("Shown once; write it down.");
        out().println("  id          " + issued.token().id());
        out().println("  app token   " + issued.text().value());
        out().println("  secret key  " + issued.secretKey().value());
    }

    void show(List<AppToken> tokens) {
        ArrayNode array = JSON.createArrayNode();
        tokens.forEach(token -> array.add(object(token)));
        out().println(JSON.writeValueAsString(array));
    }

    private static ObjectNode object(AppToken token) {
        ObjectNode object = JSON.createObjectNode();
        object.put("id", token.id());
        object.put("name", token.name());
        object.put("mode", token.mode().name().toLowerCase(Locale.ROOT));
        object.put("publicPart", token.publicPart());
        ArrayNode permissions = object.putArray("permissions");
        token.scope().permissions().stream()
                .map(Permission::wireName)
                .sorted()
                .forEach(permissions::add);
        ArrayNode addresses = object.putArray("allowedIps");
        token.scope().allowedAddresses().stream()
                .map(AddressRange::toString)
                .forEach(addresses::add);
        ArrayNode sourceKeys = object.putArray("sourceKeys");
        token.scope().sourceKeys().stream().sorted().forEach(sourceKeys::add);
        object.put("revoked", token.revoked());
        object.put("createdAt", token.createdAt().toString());
        if (token.lastUsedAt() != null) {
            object.put("lastUsedAt", token.lastUsedAt().toString());
        }
        return object;
    }
}
