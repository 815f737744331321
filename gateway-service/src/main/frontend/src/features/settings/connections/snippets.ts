/** What a person pastes into a site so that its form reaches a `form` connection. */
export interface SnippetTexts {
  name: string
  phone: string
  email: string
  message: string
  send: string
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: string) => text.replace(/[&<>"]/g, (found) => escapes[found] ?? found)

/** A plain form; it works without any JavaScript, and the fields that carry UTM are filled when there is some. */
export function htmlSnippet(hookUrl: string, texts: SnippetTexts): string {
  return `<form action="${html(hookUrl)}" method="post" accept-charset="utf-8">
  <label>${html(texts.name)} <input name="name" autocomplete="name"></label>
  <label>${html(texts.phone)} <input name="phone" type="tel" autocomplete="tel" required></label>
  <label>${html(texts.email)} <input name="email" type="email" autocomplete="email"></label>
  <label>${html(texts.message)} <textarea name="message"></textarea></label>
  <input type="hidden" name="landingPage">
  <input type="hidden" name="referrer">
  <button>${html(texts.send)}</button>
</form>
<script>
  (function (form) {
    form.landingPage.value = location.href;
    form.referrer.value = document.referrer;
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (!/^utm_/.test(name)) return;
      var field = document.createElement('input');
      field.type = 'hidden'; field.name = name; field.value = value;
      form.appendChild(field);
    });
  })(document.currentScript.previousElementSibling);
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
