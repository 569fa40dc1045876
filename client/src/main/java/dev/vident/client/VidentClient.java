package dev.vident.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Calls the API of a Vident server (or of Sumsub) with signed requests.
///
/// Calls that may be repeated are repeated after 429, 503 and broken connections, each with a fresh
/// time stamp. All methods block, throw [VidentApiException] when the server refuses and
/// `java.io.UncheckedIOException` when it cannot be reached. Thread-safe.
public final class VidentClient implements AutoCloseable {

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final HttpClient client;
    private final SignedHttp http;
    private final Calls calls;

    private VidentClient(Builder builder) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(builder.timeout)
                        .build();
        this.http =
                new SignedHttp(
                        client,
                        builder.baseUrl,
                        builder.appToken,
                        new RequestSigner(builder.secretKey),
                        builder.retries,
                        builder.timeout,
                        builder.clock,
                        builder.pause);
        this.calls = new Calls(http);
    }

    /// Starts building a client.
    ///
    /// @param baseUrl scheme, host and port without path, for example `http://localhost:8080`
    /// @throws IllegalArgumentException when the address has a path or is none
    public static Builder builder(String baseUrl, String appToken, String secretKey) {
        return new Builder(baseUrl, appToken, secretKey);
    }

    /// Changes of applicants.
    public ProfileCalls profiles() {
        return new ProfileCalls(calls);
    }

    /// Reviews and their steps.
    public ReviewCalls reviews() {
        return new ReviewCalls(calls);
    }

    /// Documents and pictures.
    public DocumentCalls documents() {
        return new DocumentCalls(calls);
    }

    /// Levels.
    public LevelCalls levels() {
        return new LevelCalls(calls);
    }

    /// Notes on applicants.
    public NoteCalls notes() {
        return new NoteCalls(calls);
    }

    /// Webhooks.
    public WebhookCalls webhooks() {
        return new WebhookCalls(calls);
    }

    /// Creates an applicant on a level. Not repeated: after a broken connection ask for the
    /// applicant first.
    public Applicant createApplicant(String levelName, NewApplicant applicant) {
        Target target = new Target("/resources/applicants").query("levelName", levelName);
        return Applicant.of(json(calls.post(target.toString(), applicant.json(), false)));
    }

    /// The applicant with an id.
    public Applicant applicant(String applicantId) {
        return Applicant.of(
                json(calls.get("/resources/applicants/" + Target.encode(applicantId) + "/one")));
    }

    /// The applicant with the integrator's own id.
    public Applicant applicantByExternalUserId(String externalUserId) {
        return Applicant.of(
                json(
                        calls.get(
                                "/resources/applicants/-;externalUserId="
                                        + Target.encode(externalUserId)
                                        + "/one")));
    }

    /// Where the review of an applicant stands.
    public Review reviewStatus(String applicantId) {
        return Review.of(
                json(calls.get("/resources/applicants/" + Target.encode(applicantId) + "/status")));
    }

    /// A token for the applicant's page; creates the applicant when it is unknown.
    public SdkToken sdkToken(SdkAccess access) {
        return token(calls.post("/resources/accessTokens/sdk", access.json(), true));
    }

    /// The same by the older call whose parameters stand in the query.
    public SdkToken sdkTokenByQuery(SdkAccess access) {
        Target target =
                new Target("/resources/accessTokens")
                        .query("userId", access.userId())
                        .query("levelName", access.levelName())
                        .query("ttlInSecs", access.lifetimeSeconds());
        return token(calls.post(target.toString(), null, true));
    }

    /// A link that the applicant opens in a browser.
    public URI webSdkLink(SdkAccess access) {
        Target target =
                new Target("/resources/sdkIntegrations/levels/-/websdkLink")
                        .query("lang", access.lang());
        return URI.create(
                json(calls.post(target.toString(), access.json(), true)).requiredText("url"));
    }

    /// The same by the older call whose parameters stand in path and query.
    public URI webSdkLinkByQuery(SdkAccess access) {
        Target target =
                new Target(
                                "/resources/sdkIntegrations/levels/"
                                        + Target.encode(access.levelName())
                                        + "/websdkLink")
                        .query("ttlInSecs", access.lifetimeSeconds())
                        .query("externalUserId", access.userId())
                        .query("lang", access.lang());
        return URI.create(
                json(calls.post(target.toString(), EMPTY_OBJECT, true)).requiredText("url"));
    }

    /// The video calls of an applicant and their recordings.
    public Inspection inspection(String inspectionId) {
        return Inspection.of(
                calls.get(
                        new Target("/resources/inspections/" + Target.encode(inspectionId))
                                .query("fields", "videoIdentData")
                                .toString()));
    }

    /// Fetches a recording into a file; a broken download is continued, also by a later call with
    /// the same target.
    ///
    /// @param target replaced when it exists; `<target>.part` stands beside it meanwhile
    /// @throws IOException when the file cannot be written or the server stays away
    public void downloadMedia(String applicantId, String mediaId, Path target) throws IOException {
        String resource =
                "/resources/videoIdent/applicant/"
                        + Target.encode(applicantId)
                        + "/media/"
                        + Target.encode(mediaId);
        new MediaDownload(http, resource, target).run();
    }

    /// The bytes of an image, for example of a still taken in the call.
    public byte[] image(String inspectionId, long imageId) {
        String target =
                "/resources/inspections/" + Target.encode(inspectionId) + "/resources/" + imageId;
        HttpResponse<byte[]> response =
                http.send(SignedHttp.Call.get(target), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw VidentApiException.of(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /// Returns when the API is healthy.
    public void checkHealth() {
        calls.get("/resources/status/api");
    }

    /// Closes idle connections.
    @Override
    public void close() {
        client.close();
    }

    private static JsonObject json(String text) {
        return JsonReader.object(text);
    }

    private static SdkToken token(String text) {
        JsonObject json = json(text);
        return new SdkToken(json.requiredText("token"), json.requiredText("userId"));
    }

    /// Collects the settings of a client. Confined to one thread.
    public static final class Builder {

        private final URI baseUrl;
        private final String appToken;
        private final String secretKey;
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private Duration timeout = Duration.ofSeconds(30);
        private InstantSource clock = InstantSource.system();
        private Pause pause = Thread::sleep;

        private Builder(String baseUrl, String appToken, String secretKey) {
            this.baseUrl = URI.create(baseUrl);
            String path = this.baseUrl.getRawPath();
            if (this.baseUrl.getHost() == null || !(path.isEmpty() || path.equals("/"))) {
                throw new IllegalArgumentException(
                        "the base URL must be scheme, host and port: " + baseUrl);
            }
            this.appToken = appToken;
            this.secretKey = secretKey;
        }

        /// How often repeatable calls are tried again.
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /// How long connecting, and waiting for an answer, may take.
        public Builder timeout(Duration duration) {
            this.timeout = duration;
            return this;
        }

        /// Where time stamps come from.
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        Builder pause(Pause replacement) {
            this.pause = replacement;
            return this;
        }

        /// The client.
        public VidentClient build() {
            return new VidentClient(this);
        }
    }
}
