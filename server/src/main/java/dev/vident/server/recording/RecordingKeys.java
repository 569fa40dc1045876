package dev.vident.server.recording;

import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.Vault;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The one place where the keys of recordings come from. A key is made for each call; wrapped by
/// the master key it stands at the beginning of each of the call's journals, so that a recording
/// needs the master key and nothing else. Thread-safe.
public final class RecordingKeys {
    /// Journals are written as they are, and only such can be read.
    public static final RecordingKeys NONE = new RecordingKeys(null, null);

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final @Nullable Vault vault;
    private final @Nullable Randomness randomness;

    private RecordingKeys(@Nullable Vault vault, @Nullable Randomness randomness) {
        this.vault = vault;
        this.randomness = randomness;
    }

    /// Keys wrapped by the master key of a vault.
    public static RecordingKeys of(Vault vault, Randomness randomness) {
        return new RecordingKeys(vault, randomness);
    }

    /// Makes the key of a call that is about to be recorded; empty when nothing is encrypted.
    Optional<CallKey> fresh(String callId) {
        Vault wrapping = vault;
        Randomness random = randomness;
        if (wrapping == null || random == null) {
            return Optional.empty();
        }
        byte[] key = random.bytes(KEY_BYTES);
        String wrapped = wrapping.seal(name(callId), Base64.getEncoder().encodeToString(key));
        return Optional.of(new CallKey(aes(key), wrapped, () -> random.bytes(SALT_BYTES)));
    }

    /// The key of a call that was recorded.
    ///
    /// @return empty when it was wrapped by another master key or for another call
    Optional<SecretKey> open(String callId, String wrapped) {
        if (vault == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    aes(Base64.getDecoder().decode(vault.open(name(callId), wrapped).value())));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static String name(String callId) {
        return "recording/" + callId;
    }

    private static SecretKey aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }
}
