package dev.vident.media.fuzz;

import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.IceLite;
import dev.vident.media.ice.IceState;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.stun.StunAttribute;
import dev.vident.media.stun.StunMessage;
import java.net.InetSocketAddress;

/// STUN messages, read and offered to an agent whose password the input cannot know: the agent must
/// stay silent.
public final class StunFuzz {
    private static final IceCredentials CREDENTIALS =
            new IceCredentials("fuzzUfrag", "fuzzPasswordOfTwentyFour");
    private static final TransportAddress SOURCE =
            TransportAddress.udp(new InetSocketAddress("192.0.2.7", 4711));

    private StunFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        StunMessage message = StunMessage.parse(input, 0, input.length);
        if (message == null) {
            return;
        }
        Promise.that(message.transactionId().length == 12, "a transaction id has 12 bytes");
        Promise.that(message.errorCode() >= 0, "an error code is not negative");
        message.mappedAddress();
        message.hasFingerprint();
        for (int type = 0; type < 0x30; type++) {
            Promise.that(
                    message.has(type) == (message.attribute(type) != null),
                    "an attribute that is there has a value");
        }
        message.has(StunAttribute.ICE_CONTROLLED);
        IceLite agent = new IceLite(CREDENTIALS, IceTimes.DEFAULT, 0);
        Promise.that(
                agent.handle(message, SOURCE, 0) == null, "a check without the password is lost");
        Promise.that(agent.state() instanceof IceState.Waiting, "and changes nothing");
    }
}
