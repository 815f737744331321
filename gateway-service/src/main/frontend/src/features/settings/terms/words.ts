import { type OwnWords, type Term, TERMS, USUAL, type Word } from '@/shared/i18n/terms'

/** term → language → forms as they are typed; empty where it is called as usual. */
export type Draft = Record<Term, Record<string, Word>>

const EMPTY: Word = { one: '', few: '', many: '' }

export const FORMS = ['one', 'few', 'many'] as const
export type Form = (typeof FORMS)[number]

/** English tells one from many; Ukrainian and Russian tell two to four apart too. */
export const formsOf = (language: string): Form[] => FORMS.filter((form) => form !== 'few' || USUAL[language]?.lead.few !== undefined)

export const draftOf = (words: OwnWords, languages: string[]): Draft =>
  Object.fromEntries(TERMS.map((term) => [term, Object.fromEntries(languages.map((language) => [language, { ...EMPTY, ...words[term]?.[language] }]))])) as Draft

/** What was written in a draft over words that somebody else saved meanwhile. */
export const rebased = (draft: Draft, before: Draft, now: Draft): Draft =>
  Object.fromEntries(
    TERMS.map((term) => [
      term,
      Object.fromEntries(
        Object.entries(now[term]).map(([language, word]) => {
          const written = draft[term][language]
          return [language, written && FORMS.some((form) => written[form] !== before[term][language]?.[form]) ? written : word]
        }),
      ),
    ]),
  ) as Draft

const isEmpty = (word: Word) => FORMS.every((form) => !word[form]?.trim())

/** Which forms are still missing of a word that was begun. */
export const missing = (word: Word, language: string): Form[] => (isEmpty(word) ? [] : formsOf(language).filter((form) => !word[form]?.trim()))

/** The draft as the service takes it: without what is called as usual. */
export function wordsOf(draft: Draft): OwnWords {
  const words: OwnWords = {}
  for (const term of TERMS) {
    for (const [language, word] of Object.entries(draft[term])) {
      if (isEmpty(word)) continue
      const forms = Object.fromEntries(formsOf(language).map((form) => [form, word[form]!.trim()]))
      words[term] = { ...words[term], [language]: forms as unknown as Word }
    }
  }
  return words
}

/** How it will be said, in the word's language and not the screen's. */
const SAMPLES: Record<string, (term: string) => string[]> = {
  en: (term) => [`All {{${term}.many}}`, `No {{${term}.many}} yet`],
  uk: (term) => [`Усі {{${term}.few}}`, `{{${capital(term)}.many}} ще немає`],
  ru: (term) => [`Все {{${term}.few}}`, `{{${capital(term)}.many}} пока нет`],
}
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export const samples = (term: Term, language: string): string[] => SAMPLES[language]?.(term) ?? []

/** 1 заявка, 3 заявки, 5 заявок: by the language's own rules. */
export function counted(word: Word, language: string): string[] {
  const rules = new Intl.PluralRules(language)
  return [1, 3, 5].map((count) => {
    const form = rules.select(count)
    return `${count} ${form === 'one' ? word.one : form === 'few' ? (word.few ?? word.many) : word.many}`
  })
}
