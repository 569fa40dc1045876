package dev.vident.server.http.api;

import dev.vident.server.applicant.Levels;
import dev.vident.server.applicant.Notes;
import dev.vident.server.applicant.Profiles;
import dev.vident.server.document.Documents;
import dev.vident.server.document.Images;
import dev.vident.server.identification.LevelMoves;
import dev.vident.server.platform.Transactions;
import java.nio.file.Path;

/// What integrators change beyond creating applicants.
///
/// @param uploads a folder in which bodies lie while they are looked at
public record Administration(
        Profiles profiles,
        Notes notes,
        Levels levels,
        LevelMoves levelMoves,
        Documents documents,
        Images images,
        Transactions transactions,
        Path uploads) {}
