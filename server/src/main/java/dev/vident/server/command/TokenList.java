package dev.vident.server.command;

import dev.vident.server.access.AppToken;
import dev.vident.server.access.AppTokens;
import java.util.List;
import picocli.CommandLine.Command;

/// `vident token list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists all app tokens, oldest first, without their secrets.")
final class TokenList extends TokenVerb {
    @Override
    void run(AppTokens tokens) {
        List<AppToken> all = tokens.list();
        if (json) {
            show(all);
            return;
        }
        for (AppToken token : all) {
            out().printf(
                            "%s  %s:%s  %-8s  last used %s  %s%n",
                            token.id(),
                            token.mode().prefix(),
                            token.publicPart(),
                            token.revoked() ? "revoked" : "valid",
                            token.lastUsedAt() == null ? "never" : token.lastUsedAt(),
                            token.name());
        }
    }
}
