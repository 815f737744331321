/** What a person pastes into a site so that its form reaches a `form` connection. */
export interface SnippetTexts {
  name: string
  phone: string
  email: string
  message: string
  send: string
}

/** What the script shows below a form that it sent. */
export interface ScriptTexts {
  thanks: string
  failed: string
}

/** The field that only robots fill in, unless the connection names its own. */
export const USUAL_HONEYPOT = 'website_confirm'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: string) => text.replace(/[&<>"]/g, (found) => escapes[found] ?? found)
/** A string of JavaScript that cannot end the script it stands in. */
const quoted = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c')

/** A plain form; it works without any JavaScript, and the fields that carry UTM are filled when there is some. */
export function htmlSnippet(hookUrl: string, texts: SnippetTexts, honeypot = USUAL_HONEYPOT): string {
  return `<form action="${html(hookUrl)}" method="post" accept-charset="utf-8">
  <label>${html(texts.name)} <input name="name" autocomplete="name"></label>
  <label>${html(texts.phone)} <input name="phone" type="tel" autocomplete="tel" required></label>
  <label>${html(texts.email)} <input name="email" type="email" autocomplete="email"></label>
  <label>${html(texts.message)} <textarea name="message"></textarea></label>
  <input name="${html(honeypot)}" tabindex="-1" autocomplete="off" aria-hidden="true" style="position:absolute;left:-9999px">
  <input type="hidden" name="landingPage">
  <input type="hidden" name="referrer">
  <button>${html(texts.send)}</button>
</form>
<script>
  (function (form) {
    form.landingPage.value = location.href;
    form.referrer.value = document.referrer;
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (!/^(utm_\\w+|gclid|fbclid)$/.test(name)) return;
      var field = document.createElement('input');
      field.type = 'hidden'; field.name = name; field.value = value;
      form.appendChild(field);
    });
  })(document.currentScript.previousElementSibling);
</script>`
}

/** For forms that are there already: those marked with data-potik are sent in the background, with the first page's UTM. */
export function scriptSnippet(hookUrl: string, texts: ScriptTexts, honeypot = USUAL_HONEYPOT): string {
  return `<script>
  (function () {
    var hook = ${quoted(hookUrl)};
    var came = {};
    try { came = JSON.parse(sessionStorage.getItem('potik')) || {}; } catch (e) {}
    if (!came.landingPage) {
      came = { landingPage: location.href, referrer: document.referrer };
      new URLSearchParams(location.search).forEach(function (value, name) {
        if (/^(utm_\\w+|gclid|fbclid)$/.test(name)) came[name] = value;
      });
      try { sessionStorage.setItem('potik', JSON.stringify(came)); } catch (e) {}
    }
    function prepare(form) {
      var trap = document.createElement('input');
      trap.name = ${quoted(honeypot)};
      trap.tabIndex = -1;
      trap.autocomplete = 'off';
      trap.setAttribute('aria-hidden', 'true');
      trap.style.cssText = 'position:absolute;left:-9999px';
      var said = document.createElement('p');
      said.setAttribute('role', 'status');
      form.append(trap, said);
      form.addEventListener('submit', function (event) {
        event.preventDefault();
        var data = new FormData(form);
        Object.keys(came).forEach(function (name) {
          if (!data.get(name)) data.set(name, came[name]);
        });
        var button = event.submitter;
        if (button) button.disabled = true;
        fetch(hook, { method: 'POST', body: data, headers: { Accept: 'application/json' } })
          .then(function (answer) {
            if (!answer.ok) throw new Error('' + answer.status);
            form.reset();
            said.textContent = ${quoted(texts.thanks)};
          })
          .catch(function () { said.textContent = ${quoted(texts.failed)}; })
          .then(function () { if (button) button.disabled = false; });
      });
    }
    function start() { document.querySelectorAll('form[data-potik]').forEach(prepare); }
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
    else start();
  })();
</script>`
}

export function fetchSnippet(hookUrl: string): string {
  return `await fetch(${JSON.stringify(hookUrl)}, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    name: 'Olena Kovalenko',
    phone: '+380 67 123 45 67',
    email: 'olena@example.com',
    message: 'How much is delivery to Lviv?',
    utm_source: 'google',
    utm_campaign: 'autumn',
    landingPage: location.href,
  }),
});`
}

export function curlSnippet(hookUrl: string): string {
  return `curl -X POST '${hookUrl.replaceAll("'", "'\\''")}' \\
  -H 'Content-Type: application/json' \\
  -d '{"name":"Olena","phone":"+380671234567","message":"How much is delivery?"}'`
}
