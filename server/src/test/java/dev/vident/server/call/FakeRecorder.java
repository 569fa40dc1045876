package dev.vident.server.call;

import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A recorder that keeps nothing but which calls it was asked about. Thread-safe.
public final class FakeRecorder implements CallRecorder {
    public static final ToOperator.Recording LIGHT =
            new ToOperator.Recording(true, 4711, Instant.parse("2026-03-01T09:00:00Z"), 0);
    public static final String MANIFEST = "ab".repeat(32);

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<String> sealed = new CopyOnWriteArrayList<>();
    private volatile boolean diskRefuses;

    public void refuse(boolean refuses) {
        diskRefuses = refuses;
    }

    public List<String> opened() {
        return opened;
    }

    public List<String> sealed() {
        return sealed;
    }

    @Override
    public Open open(String callId) {
        fail();
        opened.add(callId);
        return new Open() {
            @Override
            public RecordingSink sink() {
                return FakeRecorder::track;
            }

            @Override
            public ToOperator.Recording light() {
                return LIGHT;
            }
        };
    }

    @Override
    public SealedRecording seal(String callId) {
        fail();
        sealed.add(callId);
        return new SealedRecording(true, MANIFEST);
    }

    private void fail() {
        if (diskRefuses) {
            throw new IllegalStateException("planted: the disk refuses");
        }
    }

    private static TrackSink track(TrackDescription description) {
        return new TrackSink() {
            @Override
            public boolean append(
                    RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length) {
                return true;
            }

            @Override
            public void close() {
                // Nothing is kept.
            }
        };
    }
}
