package dev.vident.server.access;

import dev.vident.client.RequestSigner;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// An app token that was recognised, with what is needed to check a signature. Thread-safe.
public final class Caller {
    private final String tokenId;
    private final Mode mode;
    private final TokenScope scope;
    private final RequestSigner signer;
    private final AtomicBoolean used = new AtomicBoolean();

    Caller(AppToken token, String secretKey) {
        this.tokenId = token.id();
        this.mode = token.mode();
        this.scope = token.scope();
        this.signer = new RequestSigner(secretKey);
    }

    public String tokenId() {
        return tokenId;
    }

    public Mode mode() {
        return mode;
    }

    public boolean may(Permission permission) {
        return scope.permissions().contains(permission);
    }

    /// @throws dev.vident.server.platform.ProblemException 403 when the token lacks the permission
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Problem.Forbidden(
                            "The app token lacks the permission " + permission.wireName())
                    .exception();
        }
    }

    /// @throws dev.vident.server.platform.ProblemException 403 when the token must not be used from
    ///   this address
    public void requireAddress(String address) {
        if (!scope.allowedAddresses().isEmpty()
                && !AddressRange.anyContains(scope.allowedAddresses(), address)) {
            throw new Problem.Forbidden("The app token may not be used from this IP address")
                    .exception();
        }
    }

    /// Whether it is to get pictures only with the mark of a copy on them.
    public boolean getsCopiesOnly() {
        return scope.watermark();
    }

    /// Whether the token is limited to applicants of some source keys.
    public boolean isLimitedToSourceKeys() {
        return !scope.sourceKeys().isEmpty();
    }

    /// Whether applicants of a source key exist for this token.
    public boolean sees(@Nullable String sourceKey) {
        return scope.sourceKeys().isEmpty()
                || (sourceKey != null && scope.sourceKeys().contains(sourceKey));
    }

    /// The source key of an applicant this token creates: the wanted one, or its only one where
    /// none is wanted.
    ///
    /// @throws dev.vident.server.platform.ProblemException 403 when it is limited to others
    public @Nullable String sourceKeyOfNew(@Nullable String wanted) {
        if (wanted == null && scope.sourceKeys().size() == 1) {
            return scope.sourceKeys().iterator().next();
        }
        requireSourceKey(wanted);
        return wanted;
    }

    /// @throws dev.vident.server.platform.ProblemException 403 when it is limited to others
    public void requireSourceKey(@Nullable String sourceKey) {
        if (!sees(sourceKey)) {
            throw new Problem.Forbidden("The app token is limited to other source keys")
                    .exception();
        }
    }

    /// Whether this is the first use since it was recognised.
    boolean isFirstUse() {
        return !used.get() && used.compareAndSet(false, true);
    }

    /// Checks signatures with the token's secret key.
    public RequestSigner signer() {
        return signer;
    }
}
