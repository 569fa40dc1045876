package dev.vident.server.command;

import dev.vident.server.access.AppTokens;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `vident token revoke`.
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ends app tokens for good.")
final class TokenRevoke extends TokenVerb {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of tokens, as listed.")
    private List<String> ids = List.of();

    @Override
    void run(AppTokens tokens) {
        for (String id : ids) {
            tokens.revoke(id);
            if (!json) {
                out().println("Revoked " + id);
            }
        }
        if (json) {
            show(tokens.list());
        }
    }
}
