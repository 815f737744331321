package io.potik.intake.channel.binotel;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.workspace.Workspace;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Binotel's API CALL hooks. They carry no signature: the address is the secret, and a company's number can be asked for
 * besides.
 */
@Component
class BinotelChannel implements Channel {

    private static final String SUCCESS = "{\"status\":\"success\"}";

    private final Phones phones;
    private final Workspace workspace;

    BinotelChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "binotel";
    }

    @Override
    public ProviderDescription description() {
        return BinotelSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var company = settings.text(BinotelSetup.COMPANY_ID);
        return company == null || company.matches("\\d{1,20}")
                ? List.of()
                : List.of(new SettingError(BinotelSetup.COMPANY_ID, "Binotel's company number has only digits."));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        var expected = connection.settings().text(BinotelSetup.COMPANY_ID);
        if (expected == null) {
            return Verification.ACCEPTED;
        }
        try {
            return BinotelCalls.isOfCompany(Parameters.of(delivery), expected)
                    ? Verification.ACCEPTED
                    : new Verification.Refused(
                            401, "A delivery came from another company than the one of this connection.");
        } catch (NotUnderstood e) {
            return new Verification.Refused(401, "A delivery came that names no company.");
        }
    }

    /** A finished call is sent again and again until it is answered with exactly these words. */
    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        String body = SUCCESS;
        try {
            // What could be told here is who calls and who looks after them; a hook does not know.
            if ("apiCallSettings".equals(Parameters.of(delivery).get("requestType"))) {
                body = "{}";
            }
        } catch (NotUnderstood e) {
            body = SUCCESS;
        }
        return HookAnswer.text(200, "application/json", body);
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return new BinotelCalls(delivery, Parameters.of(delivery), phones, workspace.timeZone()).items();
    }
}
