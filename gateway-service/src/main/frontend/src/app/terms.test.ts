import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fill, inWords, OWN, type OwnWords, type Term, TERMS, type Texts, wordOf } from '@/shared/i18n/terms'

const ROOT = join(import.meta.dirname, '..')
const areas: Record<string, string> = { app: join(ROOT, 'app'), shared: join(ROOT, 'shared') }
for (const feature of readdirSync(join(ROOT, 'features'))) areas[feature] = join(ROOT, 'features', feature)

/** The usual words in every form that a text may have them in. */
const FORMS: Record<string, Record<Term, string>> = {
  en: { lead: 'leads?', order: 'orders?', customer: 'customers?', pipeline: 'pipelines?' },
  uk: {
    lead: 'лід(?:а|у|ом|и|ів|ам|ами|ах|і)?',
    order: 'замовлен(?:ня|ь|ню|ням|ні|нями|нях)',
    customer: 'клієнт\\p{L}*',
    pipeline: 'воро(?:н[кц]\\p{L}*|нок)',
  },
  ru: { lead: 'лид(?:а|у|ом|е|ы|ов|ам|ами|ах)?', order: 'заказ(?:а|у|ом|е|ы|ов|ам|ами|ах)?', customer: 'клиент\\p{L}*', pipeline: 'воро(?:нк\\p{L}*|нок)' },
}
const usual = (language: string, terms: Term[]) => new RegExp(`(?<!\\p{L})(?:${terms.map((term) => FORMS[language]![term]).join('|')})(?!\\p{L})`, 'iu')

/** Other meanings of the same letters: the head of a team, an order of things, a report's name, "no client at all". */
const OTHER_MEANINGS: Record<string, RegExp> = {
  en: /team leads?\b|the lead of that team|a lead watches|columns and order\b|\bin order\b|the order (?:becomes|is as it was)/gi,
  uk: /$^/g,
  ru: /$^/g,
}
const IDIOMS = new Set(['lead exclude.menu', 'lead exclude.title', 'reports tabs.funnel', 'settings exclusions.note'])
/** Here the usual words are spoken about, not used. */
const ABOUT_WORDS = /^settings terms\./

function* flat(texts: Texts, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') yield [prefix + key, value]
    else yield* flat(value, `${prefix}${key}.`)
  }
}
const read = (area: string, language: string) => JSON.parse(readFileSync(join(areas[area]!, 'i18n', `${language}.json`), 'utf8')) as Texts
const holes = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()

const OTHERWISE: OwnWords = {
  lead: { en: { one: 'inquiry', many: 'inquiries' }, uk: { one: 'заявка', few: 'заявки', many: 'заявок' }, ru: { one: 'заявка', few: 'заявки', many: 'заявок' } },
  order: { en: { one: 'deal', many: 'deals' }, uk: { one: 'угода', few: 'угоди', many: 'угод' }, ru: { one: 'сделка', few: 'сделки', many: 'сделок' } },
  customer: { en: { one: 'guest', many: 'guests' }, uk: { one: 'гість', few: 'гості', many: 'гостей' }, ru: { one: 'гость', few: 'гости', many: 'гостей' } },
  pipeline: { en: { one: 'route', many: 'routes' }, uk: { one: 'маршрут', few: 'маршрути', many: 'маршрутів' }, ru: { one: 'маршрут', few: 'маршруты', many: 'маршрутов' } },
}

describe.each(Object.keys(areas))('texts of %s in the workspace’s words', (area) => {
  const hardCoded = (language: string, terms: Term[]) => {
    const own = Object.fromEntries(terms.map((term) => [term, OTHERWISE[term]]))
    const said = Object.fromEntries(flat(inWords(read(area, language), language, own)))
    return Object.entries(said)
      .filter(([key]) => !IDIOMS.has(`${area} ${key}`) && !ABOUT_WORDS.test(`${area} ${key}`))
      .filter(([, text]) => usual(language, terms).test(text.replace(OTHER_MEANINGS[language]!, '')))
  }

  it.each(Object.keys(FORMS))('have no usual word hard-coded in %s', (language) => {
    expect(hardCoded(language, [...TERMS])).toEqual([])
  })

  it.each(Object.keys(FORMS))('have none in %s of one thing that alone is called otherwise', (language) => {
    for (const term of TERMS) expect(hardCoded(language, [term]), term).toEqual([])
  })

  it.each(Object.keys(FORMS))('fill every hole in %s, and keep those of the text', (language) => {
    const texts = Object.fromEntries(flat(read(area, language)))
    for (const [key, wording] of Object.entries(texts)) {
      if (!key.endsWith(OWN)) continue
      const text = texts[key.slice(0, -OWN.length)]
      expect(text, `${area}/${language} ${key} stands beside no text`).toBeTypeOf('string')
      expect(holes(wording), `${area}/${language} ${key}`).toEqual(holes(text!))
      expect(fill(wording, language, OTHERWISE), `${area}/${language} ${key}`).not.toMatch(/\{\{\w+\./)
    }
  })

  it.each(Object.keys(FORMS))('stand as they were written in %s when everything is called as usual', (language) => {
    const texts = read(area, language)
    const written = [...flat(texts)].filter(([key]) => !key.endsWith(OWN))
    expect([...flat(inWords(texts, language, {}))]).toEqual(written)
  })
})

describe('a word', () => {
  it('is capital where a sentence begins, and takes its article', () => {
    expect(fill('Create a {{lead.one}}', 'en', {})).toBe('Create a lead')
    expect(fill('Create a {{lead.one}}', 'en', OTHERWISE)).toBe('Create an inquiry')
    expect(fill('An {{order.one}} or a new {{order.one}}', 'en', OTHERWISE)).toBe('A deal or a new deal')
    expect(fill('{{Lead.many}} ще немає', 'uk', OTHERWISE)).toBe('Заявок ще немає')
  })

  it('of one thing leaves what the others are called', () => {
    const own = { lead: OTHERWISE.lead }
    expect(wordOf('order', 'uk', own).many).toBe('замовлень')
    const texts = { a: 'Нове замовлення', 'a@': 'Додати: {{order.one}}', b: 'Новий лід', 'b@': 'Додати: {{lead.one}}', c: 'Відкрити лід', 'c@': 'Відкрити картку' }
    expect(inWords(texts, 'uk', own)).toEqual({ a: 'Нове замовлення', b: 'Додати: заявка', c: 'Відкрити картку' })
    expect(inWords(texts, 'ru', { lead: { uk: OTHERWISE.lead!.uk } })).toMatchObject({ b: 'Новий лід', c: 'Відкрити лід' })
  })
})
