package dev.vident.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.platform.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final long SEED = 5;

    private final Randomness randomness = new Randomness(new Random(SEED));
    private final Vault vault = new Vault(MasterKey.parse("0f".repeat(32)), randomness);

    @Test
    void whatIsSealedOpensAgain() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            String secret = randomText(random);
            String sealed = vault.seal("name/" + i, secret);
            assertThat(vault.open("name/" + i, sealed).value())
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(secret);
            assertThat(sealed).matches("v1:[A-Za-z0-9+/=]+");
        }
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(vault.seal("a", "secret")).isNotEqualTo(vault.seal("a", "secret"));
    }

    @Test
    void anotherNameOrMasterKeyDoesNotOpenIt() {
        String sealed = vault.seal("a", "secret");
        assertThatThrownBy(() -> vault.open("b", sealed)).hasMessageContaining("does not open");
        Vault other = new Vault(MasterKey.parse("0e".repeat(32)), randomness);
        assertThatThrownBy(() -> other.open("a", sealed)).hasMessageContaining("does not open");
    }

    @Test
    void anyBitTurnedIsFoundOut() {
        byte[] bytes =
                Base64.getDecoder().decode(vault.seal("a", "secret").substring("v1:".length()));
        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= (byte) (1 << (i % 8));
            String sealed = "v1:" + Base64.getEncoder().encodeToString(altered);
            assertThatThrownBy(() -> vault.open("a", sealed))
                    .as("byte %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void otherTextsAreRefused() {
        for (String text : new String[] {"", "secret", "v1:", "v1:!!", "v1:AAAA", "v2:AAAA"}) {
            assertThatThrownBy(() -> vault.open("a", text))
                    .as(text)
                    .hasMessage("not a sealed secret");
        }
    }

    @Test
    void theMasterKeyIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("master.key");
        MasterKey made = MasterKey.loadOrCreate(file, Randomness.secure());
        assertThat(MasterKey.loadOrCreate(file, Randomness.secure())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).isEqualTo("MasterKey[redacted]");
    }

    @Test
    void aDamagedMasterKeyIsRefusedWithoutRepeatingIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("master.key");
        Files.writeString(file, "zz".repeat(32));
        assertThatThrownBy(() -> MasterKey.loadOrCreate(file, randomness))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the master key must have 64 hex characters")
                .hasNoCause();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(100);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(0xD000));
        }
        return text.toString();
    }
}
