import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inOurLanguage, sayer } from './refusals'
import ru from './ru.json'
import { sentencesIn, settingErrorsIn } from './sentences'
import uk from './uk.json'

/** Said to programs, to operators or of deliveries; a person at a screen is never answered so. */
const TO_OTHERS =
  /(?:ApiDocumentation|FirstOwner|SecretBox|SharedCommit|DecideOutcomes|AskReferences|ReadDelivery|RetractMessages|ServiceDocuments|ServiceNotifications|\/(?:channel(?!\/imported\/ImportedOrder)|hook|lead\/imports|lane|listening|outgoing)\/)/

/** What no screen sends: paths, queries and bodies that only a program gets wrong. */
const NOT_BY_SCREENS = new Set([
  '"{1}" is asked for by a range: {2}:from..to, or one of both ends.',
  'A JSON body is needed.',
  'A delivery has way, address, trackingNumber and date.',
  'A kind is one of assigned, answered, reminder, task.',
  'A language is one of {1}.',
  'A lead does not move any more after its end.',
  'A list is ordered by {1}, with a minus for the greatest first.',
  'A person is named by customerId or leadId, one of them.',
  'A person is named by customerId, leadId or contactPoint, one of them.',
  'A role is one of owner, teamLead, manager, analyst.',
  'A status, lines, fields, delivery or notes are needed.',
  'A version is a number in quotes, as ETag gave it.',
  'A version is a whole number.',
  'An Idempotency-Key has 1 to {1} characters.',
  'It is an answer and a text: {"answer":"yes","text":"until May"}.',
  'It is assign, move, tag, untag, reject or exclude.',
  'It is cancelled or left.',
  'It is cold, warm or hot.',
  'It is hour or day.',
  'It is inForce, ended or all.',
  'It is lead, customer, company or order.',
  'It is none, mql, sal or sql.',
  'It is one of inFlight, ordered, duplicate and quarantined.',
  'It is one of inFlight, created, appended, excluded, ignored, duplicate, quarantined and ordered.',
  'It is one of {1}.',
  'It is true or false.',
  'It is {1}.',
  'Say how many bytes come: Content-Length.',
  'Say which column of the file is what.',
  'Say who is merged into this one.',
  'The answer is yes, no or unknown.',
  'The body broke off before its end. Nothing was stored.',
  'The body is not the JSON that this path takes.',
  'The request cannot be served as it is.',
  'The text is a text.',
  'The workspace\'s languages are {1}.',
  'There are level, {1}.',
  'There is no provider of this name; see /api/providers.',
  'This Idempotency-Key was used for another request.',
  'This figure is of a stage; say of which.',
  'This is a field\'s key and a value: key:value.',
  'This is no cursor that this path gave out.',
  'This is no id.',
  'This is no version of a connection.',
  'This is not a cursor that a list gave as next.',
  'This is not the next of a page before.',
  'This is open or done.',
  'This is the ETag that the last answer had: a version in quotes.',
  'This is the id of a member of staff, or none.',
  'This request cannot be read.',
  'This request is not answered here.',
  'Values by key are needed.',
])

/** Said by the validator, or put together where this test does not look. */
const SAID_ELSEWHERE = /^(?:must |size must |length must |numeric value |a company's name |This is needed\. \{1\}$)/

const ROOT = join(import.meta.dirname, '../../../../../../..')
const said = new Set<string>()
let sources = ''
for (const module of readdirSync(ROOT).filter((name) => name.endsWith('-service') || name === 'files')) {
  const folder = join(ROOT, module, 'src/main/java')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.java')) continue
    const code = readFileSync(join(folder, name), 'utf8')
    sources += code
    settingErrorsIn(code).forEach((sentence) => said.add(sentence))
    // {} is filled in by a log
    if (!TO_OTHERS.test(`/${name}`)) for (const sentence of sentencesIn(code)) if (!sentence.includes('{}')) said.add(sentence)
  }
}
const languages = { uk, ru } as Record<string, Record<string, string>>
const holes = (text: string) => [...new Set(text.match(/\{\d\}/g) ?? [])]

describe.each(Object.keys(languages))('what services refuse with, in %s', (language) => {
  const ours = languages[language]!

  it('is said of all that a person can cause', () => {
    const say = sayer(ours)
    expect([...said].filter((sentence) => !NOT_BY_SCREENS.has(sentence) && say(sentence) === sentence)).toEqual([])
  })

  it('is what services say, and nothing else', () => {
    const used = (sentence: string) => said.has(sentence) || [...said].some((one) => sayer({ [sentence]: '' })(one) === '') || sources.includes(`"${sentence}"`)
    expect(Object.keys(ours).filter((sentence) => !used(sentence) && !SAID_ELSEWHERE.test(sentence))).toEqual([])
  })

  it('has no values that the service did not say', () => {
    for (const [sentence, wording] of Object.entries(ours)) expect(holes(sentence), sentence).toEqual(expect.arrayContaining(holes(wording)))
  })

  it('names nothing that a workspace may call otherwise', () => {
    const usual = { uk: /(?<!\p{L})лід(?:а|у|ом|и|ів|ам|ами|ах|і)?(?!\p{L})|замовлен|клієнт|воронк/iu, ru: /(?<!\p{L})лид(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?!\p{L})|заказ|клиент|воронк/iu }[language]!
    expect(Object.values(ours).filter((wording) => usual.test(wording))).toEqual([])
  })
})

it('no longer has exceptions for what is not said any more', () => {
  expect([...NOT_BY_SCREENS].filter((sentence) => !said.has(sentence))).toEqual([])
})

describe('a refusal', () => {
  const problem = {
    title: 'Makes no sense',
    detail: '2 fields make no sense.',
    errors: [
      { field: 'name', message: 'A view needs a name.', code: 'needed' },
      { field: 'file', message: 'A file may have 25 MB.' },
    ],
  }
  beforeAll(() => i18next.init({ lng: 'uk', resources: {} }))
  afterEach(() => i18next.changeLanguage('uk'))
  afterAll(() => i18next.changeLanguage('en'))

  it('is said in the language of the screen, with its values', async () => {
    expect(await inOurLanguage(problem)).toEqual({
      title: 'Так не вийде',
      detail: 'Перевірте поля: 2.',
      errors: [
        { field: 'name', message: 'Вигляду потрібна назва.', code: 'needed' },
        { field: 'file', message: 'Файл може мати щонайбільше 25 MB.' },
      ],
    })
  })

  it('stays as it is in English, and where nobody has said it yet', async () => {
    expect(await inOurLanguage({ detail: 'Something quite new.' })).toEqual({ detail: 'Something quite new.' })
    await i18next.changeLanguage('en')
    expect(await inOurLanguage(problem)).toBe(problem)
  })

  it('keeps apart what begins alike', () => {
    const say = sayer(uk)
    expect(say('"Big" is switched off.')).toBe('«Big» вимкнено.')
    expect(say('"Big" is switched off, not left out: it may have been chosen.')).toBe('«Big» можна вимкнути, але не прибрати: його могли вже обрати.')
  })
})
