package dev.vident.bench;

import java.util.Locale;

/// What `bench webhooks` found.
///
/// @param events how many were caused
/// @param delivered how many of them the receiver has accepted at least once
/// @param lost the others
/// @param requests what the receiver has seen, refused ones among them
/// @param duplicates acceptances beyond the first of an event
/// @param duplicatesOutsideCrashWindows those whose earlier acceptance was not within 5 s, the time
///   limit of a delivery, before a kill
/// @param outOfOrderUnreconstructable events whose `createdAtMs` is not later than that of an event
///   which was answered before they were asked for
/// @param badSignatures requests whose digest did not fit
/// @param kills how often the server was killed
/// @param seconds the whole
public record WebhookBenchResult(
        int events,
        int delivered,
        int lost,
        int requests,
        int duplicates,
        int duplicatesOutsideCrashWindows,
        int outOfOrderUnreconstructable,
        int badSignatures,
        int kills,
        double seconds) {

    private static final int DUPLICATES_PER_EVENTS = 100;

    boolean meetsTargets() {
        return lost == 0
                && outOfOrderUnreconstructable == 0
                && badSignatures == 0
                && duplicatesOutsideCrashWindows <= events / DUPLICATES_PER_EVENTS;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                events                              %8d
                delivered                           %8d
                lost                                %8d   (at most 0)
                requests at the receiver            %8d
                duplicates                          %8d
                duplicates outside crash windows    %8d   (at most 1 %% of the events)
                order not to be reconstructed       %8d   (at most 0)
                wrong signatures                    %8d   (at most 0)
                kills                               %8d
                seconds                             %8.1f\
                """,
                events,
                delivered,
                lost,
                requests,
                duplicates,
                duplicatesOutsideCrashWindows,
                outOfOrderUnreconstructable,
                badSignatures,
                kills,
                seconds);
    }
}
