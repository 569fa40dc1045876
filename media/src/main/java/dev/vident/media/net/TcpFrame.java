package dev.vident.media.net;

/// A frame for the loop, and what it came on.
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record TcpFrame(TcpConnection connection, byte[] bytes) {}
