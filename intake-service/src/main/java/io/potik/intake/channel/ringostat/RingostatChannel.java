package io.potik.intake.channel.ringostat;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.workspace.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Ringostat's Webhooks 2.0, whose method, format and field names are chosen where they are set up. They carry no
 * signature: the address is the secret, and a token can be asked for besides.
 */
@Component
class RingostatChannel implements Channel {

    static final String TOKEN = "token";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
    private static final int MOST = 200;

    private final Phones phones;
    private final Workspace workspace;

    RingostatChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "ringostat";
    }

    @Override
    public ProviderDescription description() {
        return RingostatSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        return RingostatFields.unknown(settings)
                .map(name -> List.of(new SettingError(
                        RingostatSetup.FIELDS,
                        "Each entry is a name of ours, an equals sign and the name that Ringostat sends; “" + name
                                + "” is not one of " + String.join(", ", RingostatFields.NAMES) + ".")))
                .orElse(List.of());
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!METHODS.contains(delivery.method())) {
            return Verification.onlyBy("GET, POST, PUT");
        }
        var tokens = connection.valid(TOKEN);
        if (tokens.isEmpty() || Secrets.isOneOf(token(delivery), tokens)) {
            return Verification.ACCEPTED;
        }
        return new Verification.Refused(401, "A call came without the token of this connection.");
    }

    /** A remote procedure call wants a result with its id. */
    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        if (Parameters.isJson(delivery)) {
            try {
                var body = DeliveryJson.read(delivery.body());
                if (body.has("jsonrpc")) {
                    var id = body.path("id");
                    return HookAnswer.text(
                            200,
                            "application/json",
                            "{\"jsonrpc\":\"2.0\",\"result\":true,\"id\":" + (id.isValueNode() ? id.toString() : "null")
                                    + "}");
                }
            } catch (NotUnderstood e) {
                return HookAnswer.OK;
            }
        }
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var calls = calls(delivery).toList();
        if (calls.size() > MOST) {
            throw new NotUnderstood("There are more than " + MOST + " calls in it.");
        }
        if (calls.stream().allMatch(Parameters::isEmpty)) {
            throw new NotUnderstood("There are no fields in it.");
        }
        return calls.stream()
                .map(sent -> new RingostatCall(
                                delivery,
                                new RingostatFields(sent, connection.settings()),
                                phones,
                                workspace.timeZone())
                        .item())
                .toList();
    }

    private static Stream<Parameters> calls(RawDelivery delivery) throws NotUnderstood {
        if (Parameters.isJson(delivery)) {
            var body = DeliveryJson.read(delivery.body());
            var calls = body.has("jsonrpc") ? body.path("params") : body;
            if (calls.isArray() && !calls.isEmpty() && calls.valueStream().allMatch(JsonNode::isObject)) {
                return calls.valueStream().map(Parameters::ofJson);
            }
            if (body.has("jsonrpc")) {
                return Stream.of(Parameters.ofJson(calls));
            }
        }
        return Stream.of(Parameters.of(delivery));
    }

    private static @Nullable String token(RawDelivery delivery) {
        for (var name : List.of("Authorization", "Auth-Key", "X-Auth-Token", "X-Api-Key")) {
            var value = delivery.header(name);
            if (value != null) {
                return value.strip().replaceFirst("(?i)^bearer ", "").strip();
            }
        }
        try {
            return Parameters.of(delivery).get(TOKEN);
        } catch (NotUnderstood e) {
            return null;
        }
    }
}
