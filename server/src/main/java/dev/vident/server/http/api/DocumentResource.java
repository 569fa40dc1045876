package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.document.Content;
import dev.vident.server.document.Document;
import dev.vident.server.document.DocumentDetails;
import dev.vident.server.document.Documents;
import dev.vident.server.document.NewDocument;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Json;
import dev.vident.server.http.MultipartFile;
import dev.vident.server.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Documents that are handed in as files (contract 4.8).
final class DocumentResource {

    private static final int METADATA_BYTES_MAX = 64 * 1024;

    /// The part `metadata`; unknown members are ignored.
    record Metadata(
            @Nullable String idDocType,
            @Nullable String idDocSubType,
            @Nullable String country,
            @Nullable String firstName,
            @Nullable String middleName,
            @Nullable String lastName,
            @Nullable String number,
            @Nullable String issuedDate,
            @Nullable String validUntil,
            @Nullable String dob,
            @Nullable String placeOfBirth) {

        NewDocument toNewDocument() {
            String subType = idDocSubType == null || idDocSubType.isEmpty() ? null : idDocSubType;
            if (subType != null && !subType.equals("FRONT_SIDE") && !subType.equals("BACK_SIDE")) {
                throw new Problem.BadRequest("idDocSubType must be FRONT_SIDE or BACK_SIDE")
                        .exception();
            }
            String land = ApiCall.required(country, "country");
            if (!land.matches("[A-Z]{3}")) {
                throw new Problem.BadRequest("country must be an ISO 3166-1 alpha-3 code")
                        .exception();
            }
            return new NewDocument(
                    ApiCall.required(idDocType, "idDocType"),
                    subType,
                    land,
                    new DocumentDetails(
                            firstName,
                            middleName,
                            lastName,
                            number,
                            issuedDate,
                            validUntil,
                            dob,
                            placeOfBirth));
        }
    }

    /// A part of the body as something to keep.
    private record PartContent(MultipartFile.Part part) implements Content {
        @Override
        public InputStream open() {
            return part.open();
        }

        @Override
        public long size() {
            return part.length();
        }

        @Override
        public @Nullable String fileName() {
            return part.fileName();
        }

        @Override
        public @Nullable String declaredType() {
            return part.contentType();
        }
    }

    private final Applicants applicants;
    private final Documents documents;

    DocumentResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.documents = parts.administration().documents();
    }

    /// `POST /resources/applicants/{applicantId}/info/idDoc`
    Answer add(ApiCall call) throws IOException {
        Applicant applicant = call.applicant(applicants);
        List<MultipartFile.Part> parts =
                MultipartFile.parts(
                        Objects.requireNonNull(call.upload()),
                        call.exchange().header("Content-Type"));
        NewDocument wanted = metadata(parts).toNewDocument();
        Content content = part(parts, "content").map(PartContent::new).orElse(null);
        Document document =
                documents.add(applicant, applicants.levelOf(applicant), wanted, content);
        boolean warn = "true".equalsIgnoreCase(call.exchange().header("X-Return-Doc-Warnings"));
        Answer answer = Answer.json(200, DocumentBody.of(document, warn ? List.of() : null));
        return content == null
                ? answer
                : answer.with("X-Image-Id", Long.toString(document.imageId()));
    }

    private static Metadata metadata(List<MultipartFile.Part> parts) throws IOException {
        MultipartFile.Part part =
                part(parts, "metadata")
                        .orElseThrow(
                                () -> new Problem.BadRequest("metadata is required").exception());
        if (part.length() > METADATA_BYTES_MAX) {
            throw new Problem.BadRequest("metadata is too long").exception();
        }
        try (InputStream text = part.open()) {
            return Json.received(text.readAllBytes(), Metadata.class);
        }
    }

    private static Optional<MultipartFile.Part> part(List<MultipartFile.Part> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
