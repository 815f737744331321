package io.potik.intake.channel.zadarma;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.workspace.Workspace;
import java.util.List;
import org.springframework.stereotype.Component;

/** Zadarma's PBX: form posts signed with the secret of the API key, and an echo by which it tries the address. */
@Component
class ZadarmaChannel implements Channel {

    static final String SECRET = "secret";
    private static final String ECHO = "zd_echo";
    private static final int LONGEST_ECHO = 1000;

    private final Phones phones;
    private final Workspace workspace;

    ZadarmaChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "zadarma";
    }

    @Override
    public ProviderDescription description() {
        return ZadarmaSetup.DESCRIPTION;
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (delivery.method().equals("GET") || delivery.method().equals("HEAD")) {
            var echo = Parameters.ofQuery(delivery).get(ECHO);
            return echo != null && echo.length() <= LONGEST_ECHO
                    ? new Verification.Answered(HookAnswer.text(200, "text/plain;charset=utf-8", echo))
                    : Verification.onlyBy("POST");
        }
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        var signature = delivery.header("Signature");
        if (signature == null) {
            return new Verification.Refused(
                    401, "A notification came without a signature: Zadarma signs when your account has an API key.");
        }
        try {
            var expected = ZadarmaSignature.of(Parameters.of(delivery), connection.valid(SECRET));
            return Secrets.isOneOf(signature.strip(), expected)
                    ? Verification.ACCEPTED
                    : new Verification.Refused(401, "A notification came with a signature of another secret.");
        } catch (NotUnderstood e) {
            return new Verification.Refused(401, "A notification came that has nothing to verify in it.");
        }
    }

    /** Nothing in the body: what Zadarma reads in it changes where the call goes. */
    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return List.of(new ZadarmaNotification(delivery, Parameters.of(delivery), phones, workspace.timeZone()).item());
    }
}
