package dev.vident.media.gcm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The functions of the system's `libcrypto` (OpenSSL 1.1 or 3) that AES-GCM takes, as its manual
/// page EVP_EncryptInit(3) has them. Pointers are plain numbers, which 64-bit x86 and ARM pass
/// alike. Thread-safe; what the functions work on is not.
final class OpenSsl {
    static final int GET_TAG = 0x10;
    static final int SET_TAG = 0x11;
    static final int DONE = 1;

    private static final String[] NAMES = {"libcrypto.so.3", "libcrypto.so.1.1"};
    private static final int SELF_TEST_BYTES = 100;

    private static final Linker LINKER = Linker.nativeLinker();

    /// The calls are over in a microsecond and call nothing back.
    private static final Linker.Option SHORT = Linker.Option.critical(false);

    private final MethodHandle newContext;
    private final MethodHandle freeContext;
    private final MethodHandle init;
    private final MethodHandle update;
    private final MethodHandle end;
    private final MethodHandle control;
    private final long aes128Gcm;
    private final long aes256Gcm;

    private OpenSsl(SymbolLookup library) throws Throwable {
        newContext = link(library, "EVP_CIPHER_CTX_new", FunctionDescriptor.of(JAVA_LONG));
        freeContext = link(library, "EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
        init =
                link(
                        library,
                        "EVP_CipherInit_ex",
                        call(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
        update =
                link(
                        library,
                        "EVP_CipherUpdate",
                        call(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
        end = link(library, "EVP_CipherFinal_ex", call(JAVA_LONG, JAVA_LONG, JAVA_LONG));
        control =
                link(
                        library,
                        "EVP_CIPHER_CTX_ctrl",
                        call(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
        aes128Gcm = cipher(library, "EVP_aes_128_gcm");
        aes256Gcm = cipher(library, "EVP_aes_256_gcm");
    }

    /// Loaded when it is asked for first.
    private static final class Found {
        private static final Optional<OpenSsl> LIBRARY = find();
        private static final boolean WORKS = LIBRARY.isPresent() && agreesWithThePlatform();
    }

    /// Whether the library is there, may be called, and comes to the same results as the Java
    /// platform.
    static boolean isThere() {
        return Found.WORKS;
    }

    /// @throws java.util.NoSuchElementException when it is not there
    static OpenSsl get() {
        return Found.LIBRARY.orElseThrow();
    }

    private static Optional<OpenSsl> find() {
        String architecture = System.getProperty("os.arch");
        if (!System.getProperty("os.name").equals("Linux")
                || !(architecture.equals("amd64") || architecture.equals("aarch64"))
                || !OpenSsl.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        return Arrays.stream(NAMES).flatMap(name -> load(name).stream()).findFirst();
    }

    @SuppressWarnings("restricted") // asked for only where native access is granted
    private static Optional<OpenSsl> load(String name) {
        try {
            return Optional.of(new OpenSsl(SymbolLookup.libraryLookup(name, Arena.global())));
        } catch (Throwable _) {
            return Optional.empty(); // no such library, or one without such a function
        }
    }

    private static boolean agreesWithThePlatform() {
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        byte[] expected = new byte[SELF_TEST_BYTES + AesGcm.TAG_BYTES];
        byte[] sealed = expected.clone();
        try {
            new PlatformGcm(key).seal(nonce, expected, 0, 12, SELF_TEST_BYTES - 12, 0);
            new OpenSslGcm(key).seal(nonce, sealed, 0, 12, SELF_TEST_BYTES - 12, 0);
            return Arrays.equals(expected, sealed);
        } catch (IllegalStateException _) {
            return false; // such as in a mode that allows certified ciphers only
        }
    }

    /// The cipher for keys of this length.
    ///
    /// @param keyBytes 16 or 32
    long aesGcm(int keyBytes) {
        return switch (keyBytes) {
            case 16 -> aes128Gcm;
            case 32 -> aes256Gcm;
            default -> throw new IllegalArgumentException("a key of " + keyBytes + " bytes");
        };
    }

    long newContext() {
        try {
            return (long) newContext.invokeExact();
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    void freeContext(long context) {
        try {
            freeContext.invokeExact(context);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// @param mode 1 encrypts, 0 decrypts, -1 leaves it
    int init(long context, long cipher, long key, long nonce, int mode) {
        try {
            return (int) init.invokeExact(context, cipher, 0L, key, nonce, mode);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int update(long context, long out, long outLength, long in, int length) {
        try {
            return (int) update.invokeExact(context, out, outLength, in, length);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int end(long context, long out, long outLength) {
        try {
            return (int) end.invokeExact(context, out, outLength);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int control(long context, int command, int length, long pointer) {
        try {
            return (int) control.invokeExact(context, command, length, pointer);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static long cipher(SymbolLookup library, String name) throws Throwable {
        return (long) link(library, name, FunctionDescriptor.of(JAVA_LONG)).invokeExact();
    }

    private static FunctionDescriptor call(MemoryLayout... arguments) {
        return FunctionDescriptor.of(JAVA_INT, arguments);
    }

    @SuppressWarnings("restricted") // asked for only where native access is granted
    private static MethodHandle link(
            SymbolLookup library, String name, FunctionDescriptor descriptor) {
        MemorySegment function = library.findOrThrow(name);
        return LINKER.downcallHandle(function, descriptor, SHORT);
    }

    /// The handles are exact, so nothing but a bug can be thrown.
    private static AssertionError impossible(Throwable cause) {
        return new AssertionError("a function of OpenSSL could not be called", cause);
    }
}
