package dev.vident.server.secret;

import dev.vident.server.platform.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The key everything secret in the database hangs on: 256 bits, in a file only the server's user
/// may read. Immutable.
public final class MasterKey {
    public static final int LENGTH_BYTES = 32;

    private final byte[] key;

    private MasterKey(byte[] key) {
        if (key.length != LENGTH_BYTES) {
            throw new IllegalArgumentException(
                    "the master key must have " + LENGTH_BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /// A key given as 64 hex characters; white space around it is ignored.
    ///
    /// @throws IllegalArgumentException when the text is something else
    public static MasterKey parse(String hex) {
        String digits = hex.strip();
        if (digits.length() != LENGTH_BYTES * 2) {
            throw new IllegalArgumentException("the master key must have 64 hex characters");
        }
        try {
            return new MasterKey(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException _) {
            // The cause would repeat part of the key.
            throw new IllegalArgumentException("the master key must have 64 hex characters");
        }
    }

    /// Reads the key, or makes one and writes it with mode 0600 when the file does not exist.
    ///
    /// @throws IllegalArgumentException when the file holds something else
    public static MasterKey loadOrCreate(Path file, Randomness randomness) {
        try {
            if (!Files.exists(file)) {
                create(file, randomness);
            }
            return parse(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the master key " + file, e);
        }
    }

    private static void create(Path file, Randomness randomness) throws IOException {
        String hex = HexFormat.of().formatHex(randomness.bytes(LENGTH_BYTES));
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.US_ASCII.encode(hex + "\n"));
        } catch (FileAlreadyExistsException _) {
            // Another process was faster; its key is read.
        }
    }

    /// A key for one purpose, so that no two uses share one (RFC 5869, HKDF with SHA-256).
    SecretKey derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(
                                            purpose.getBytes(StandardCharsets.UTF_8),
                                            LENGTH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of the JDK", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "MasterKey[redacted]";
    }
}
