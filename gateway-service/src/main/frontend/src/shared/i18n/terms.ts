/** What a workspace may call otherwise; the names are the API's. */
export const TERMS = ['lead', 'order', 'customer', 'pipeline'] as const
export type Term = (typeof TERMS)[number]

/** A word with the forms that counting needs; `few` in Ukrainian and Russian only. */
export interface Word {
  one: string
  few?: string
  many: string
}

/** term → language → word, of what is not called as usual. */
export type OwnWords = Partial<Record<Term, Partial<Record<string, Word>>>>

/** What everybody calls things who has not chosen otherwise. */
export const USUAL: Record<string, Record<Term, Word>> = {
  en: {
    lead: { one: 'lead', many: 'leads' },
    order: { one: 'order', many: 'orders' },
    customer: { one: 'customer', many: 'customers' },
    pipeline: { one: 'pipeline', many: 'pipelines' },
  },
  uk: {
    lead: { one: 'лід', few: 'ліди', many: 'лідів' },
    order: { one: 'замовлення', few: 'замовлення', many: 'замовлень' },
    customer: { one: 'клієнт', few: 'клієнти', many: 'клієнтів' },
    pipeline: { one: 'воронка', few: 'воронки', many: 'воронок' },
  },
  ru: {
    lead: { one: 'лид', few: 'лиды', many: 'лидов' },
    order: { one: 'заказ', few: 'заказы', many: 'заказов' },
    customer: { one: 'клиент', few: 'клиенты', many: 'клиентов' },
    pipeline: { one: 'воронка', few: 'воронки', many: 'воронок' },
  },
}

/** Marks the wording of the text beside it that is true whatever the things in it are called. */
export const OWN = '@'

const HOLE = /\{\{(lead|order|customer|pipeline)\.(one|few|many)\}\}/gi
const ARTICLE = /\b(a|an) (?=\{\{(lead|order|customer|pipeline)\.one\}\})/gi

export interface Texts {
  [key: string]: string | Texts
}

export const wordOf = (term: Term, language: string, own: OwnWords): Word => own[term]?.[language] ?? USUAL[language]![term]

const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1)

/** A wording with the words put in: `{{lead.many}}`, or `{{Lead.many}}` where a sentence begins. English gets its article. */
export function fill(text: string, language: string, own: OwnWords): string {
  const word = (name: string, form: string) => {
    const forms = wordOf(name.toLowerCase() as Term, language, own)
    const found = form === 'one' ? forms.one : form === 'few' ? (forms.few ?? forms.many) : forms.many
    return /^[A-Z]/.test(name) ? capital(found) : found
  }
  return text
    .replace(ARTICLE, (_, letters: string, name: string) => {
      const an = /^[aeio]/i.test(word(name, 'one'))
      const right = an ? 'an ' : 'a '
      return /^[A-Z]/.test(letters) ? capital(right) : right
    })
    .replace(HOLE, (_, name: string, form: string) => word(name, form))
}

/** The terms that a wording names. */
export const termsIn = (text: string): Term[] => [...new Set([...text.matchAll(HOLE)].map((hole) => hole[1]!.toLowerCase() as Term))]

/** With what the usual words begin; one more word that begins so costs a text its best grammar, and no more. */
const STEMS: Record<string, Record<Term, string>> = {
  en: { lead: 'lead', order: 'order', customer: 'customer', pipeline: 'pipeline' },
  uk: { lead: 'лід', order: 'замовлен', customer: 'клієнт', pipeline: 'ворон' },
  ru: { lead: 'лид', order: 'заказ', customer: 'клиент', pipeline: 'ворон' },
}

/** Whether a text, or the wording beside it, speaks of something that is called otherwise. One that names nothing is true of anything. */
function isCalledOtherwise(usual: string, wording: string, language: string, own: OwnWords): boolean {
  const named = termsIn(wording)
  const said = usual.toLowerCase()
  const spoken = TERMS.filter((term) => named.includes(term) || said.includes(STEMS[language]![term]))
  return (spoken.length > 0 ? spoken : TERMS).some((term) => own[term]?.[language])
}

/**
 * The texts of one language in the workspace's words. A text stands as it was written, with the usual words and in the
 * best grammar, unless something in it is called otherwise: then the wording beside it (`key@`) takes its place.
 */
export function inWords(texts: Texts, language: string, own: OwnWords): Texts {
  const told: Texts = {}
  for (const [key, value] of Object.entries(texts)) {
    if (key.endsWith(OWN)) continue
    if (typeof value !== 'string') {
      told[key] = inWords(value, language, own)
      continue
    }
    const wording = texts[key + OWN]
    told[key] = typeof wording === 'string' && isCalledOtherwise(value, wording, language, own) ? fill(wording, language, own) : value
  }
  return told
}
