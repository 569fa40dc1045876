package dev.vident.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final PasswordHash passwords = new PasswordHash(new Randomness(new Random(1)));

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        Redacted<String> hash = passwords.of(Redacted.of("Grüße 7"));
        assertThat(hash.value())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
        assertThat(passwords.matches(Redacted.of("Grüße 7"), hash)).isTrue();
        assertThat(passwords.matches(Redacted.of("Grüße 8"), hash)).isFalse();
        assertThat(passwords.matches(Redacted.of(""), hash)).isFalse();
    }

    @Test
    void theSamePasswordHashesDifferently() {
        assertThat(passwords.of(Redacted.of("secret")))
                .isNotEqualTo(passwords.of(Redacted.of("secret")));
    }

    /// Made by the reference implementation's command line: password "password", salt "somesalt",
    /// t=2, m=65536, p=1.
    @Test
    void aHashOfTheReferenceImplementationMatches() {
        Redacted<String> hash =
                Redacted.of(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertThat(passwords.matches(Redacted.of("password"), hash)).isTrue();
    }

    @Test
    void otherTextsAndUnreasonableCostsAreRefused() {
        for (String text :
                new String[] {
                    "",
                    "secret",
                    "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y",
                    "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y",
                    "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y"
                }) {
            assertThatThrownBy(() -> passwords.matches(Redacted.of("a"), Redacted.of(text)))
                    .as(text)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aTokenMatchesItsHashAlone() {
        assertThat(TokenHash.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(TokenHash.matches("abc", TokenHash.of("abc"))).isTrue();
        assertThat(TokenHash.matches("abd", TokenHash.of("abc"))).isFalse();
    }
}
