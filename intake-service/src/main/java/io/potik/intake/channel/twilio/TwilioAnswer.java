package io.potik.intake.channel.twilio;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.call.Parameters;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** TwiML: what a call that has just come in is to do; nothing for everything else. */
final class TwilioAnswer {

    private static final String TYPE = "text/xml;charset=utf-8";
    private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
    private static final Pattern SIP = Pattern.compile("sip:[^\\s<>\"']{3,200}");

    private TwilioAnswer() {}

    static boolean canBeDialled(String number, Phones phones) {
        return SIP.matcher(number).matches()
                || (number.startsWith("+") && phones.contactPoint(number).isPresent());
    }

    static HookAnswer to(RawDelivery delivery, ConnectionAccess connection, Phones phones) {
        var numbers = connection.settings().list(TwilioSetup.FORWARD_TO).stream()
                .filter(number -> canBeDialled(number, phones))
                .map(TwilioAnswer::noun)
                .collect(Collectors.joining());
        if (numbers.isEmpty() || !isNewCall(delivery)) {
            return HookAnswer.text(200, TYPE, NOTHING);
        }
        var told = connection.settings().text(TwilioSetup.PUBLIC_URL);
        // What became of the dialling is posted to the same address: only it says whether a person answered.
        return HookAnswer.text(
                200,
                TYPE,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Dial answerOnBridge=\"true\" method=\"POST\" action=\""
                        + HtmlUtils.htmlEscape(told == null ? connection.hookUrl() : told, "UTF-8") + "\">" + numbers
                        + "</Dial></Response>");
    }

    private static boolean isNewCall(RawDelivery delivery) {
        try {
            var sent = Parameters.of(delivery);
            return sent.get("CallSid") != null
                    && "ringing".equals(sent.get("CallStatus"))
                    && "inbound".equals(sent.get("Direction"))
                    && sent.get("CallbackSource") == null
                    && sent.get("DialCallStatus") == null;
        } catch (NotUnderstood e) {
            return false;
        }
    }

    private static String noun(String number) {
        var escaped = HtmlUtils.htmlEscape(number, "UTF-8");
        return number.startsWith("sip:") ? "<Sip>" + escaped + "</Sip>" : "<Number>" + escaped + "</Number>";
    }
}
