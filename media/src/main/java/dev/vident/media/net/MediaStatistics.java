package dev.vident.media.net;

/// What the media server has seen since its start; rooms and sessions are those of now. Frames of
/// TCP connections count as datagrams.
///
/// @param rooms calls
/// @param sessions peers in them
/// @param receivedDatagrams taken from the socket
/// @param sentDatagrams given to the socket
/// @param oversizedDatagrams dropped for their length
/// @param strangeDatagrams dropped because no session knows their source or user fragment
/// @param limitedDatagrams STUN messages from unknown addresses beyond the limit
/// @param unsentDatagrams refused by the operating system
/// @param droppedEvents the product was too slow to take
/// @param failures peers ended by a bug of ours
/// @param connections browsers' TCP connections now
/// @param refusedConnections over a limit, without an authentic check, or with what is no media
/// @param droppedFrames of connections too slow or gone, or beyond what a loop takes
public record MediaStatistics(
        int rooms,
        int sessions,
        long receivedDatagrams,
        long sentDatagrams,
        long oversizedDatagrams,
        long strangeDatagrams,
        long limitedDatagrams,
        long unsentDatagrams,
        long droppedEvents,
        long failures,
        int connections,
        long refusedConnections,
        long droppedFrames) {}
