package dev.vident.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of contract 3.2.
class RequestSignerTest {

    private static final String TIMESTAMP = "1700000000";
    private static final RequestSigner SIGNER = new RequestSigner("openvi-test-secret-0001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "GET|/resources/inspections/66f000000000000000000002?fields=videoIdentData|''"
                        + "|87afe9f3de2ca45244c953453da20b6ce8f3587f043c9ddf1a48e7d512d66bb7",
                "POST|/resources/applicants?levelName=video%20level|{\"externalUserId\":\"u-1\"}"
                        + "|39a6c689d73922660304c77063c259fe22f4fed3a65bddaac80a0b0145440c2e",
                "GET|/resources/applicants/66f000000000000000000001/one|{}"
                        + "|77cd0e1c559c2b30b7c0a03bff32d80b9477f69a68f373640fe112bd0c59fcf9",
            })
    void signs_the_vectors_of_the_contract(
            String method, String target, String body, String signature) {
        assertThat(SIGNER.sign(TIMESTAMP, method, target, bytes(body))).isEqualTo(signature);
        assertThat(SIGNER.matches(signature, TIMESTAMP, method, target, bytes(body))).isTrue();
    }

    @Test
    void accepts_hex_of_either_case() {
        String signature = SIGNER.sign(TIMESTAMP, "GET", "/a", bytes("")).toUpperCase(Locale.ROOT);

        assertThat(SIGNER.matches(signature, TIMESTAMP, "GET", "/a", bytes(""))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1700000001, GET, /a?b=c, {}",
        "1700000000, PUT, /a?b=c, {}",
        "1700000000, GET, /a?b=d, {}",
        "1700000000, GET, /a?b=%63, {}",
        "1700000000, GET, /a?b=c, []",
    })
    void refuses_a_signature_of_anything_else(
            String timestamp, String method, String target, String body) {
        String signature = SIGNER.sign(TIMESTAMP, "GET", "/a?b=c", bytes("{}"));

        assertThat(SIGNER.matches(signature, timestamp, method, target, bytes(body))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "xyz", "87af", "0g"})
    void refuses_what_is_no_digest(String signature) {
        assertThat(SIGNER.matches(signature, TIMESTAMP, "GET", "/a", bytes(""))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
