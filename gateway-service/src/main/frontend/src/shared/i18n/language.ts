import i18next from 'i18next'

export const LANGUAGES = ['en', 'uk', 'ru'] as const
const STORED = 'potik.language'

/** The one that was chosen here, else the first of the browser's that we speak. */
export function firstLanguage(): string {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages]
  for (const language of wanted) {
    const short = language?.slice(0, 2)
    if (short && (LANGUAGES as readonly string[]).includes(short)) return short
  }
  return 'en'
}

/** Remembered in this browser even before there is a session. */
export async function speak(language: string) {
  localStorage.setItem(STORED, language)
  await i18next.changeLanguage(language)
}

/** The account's language wins over the browser's, unless the person chose one here. */
export async function speakUnlessChosen(language: string) {
  const short = language.slice(0, 2)
  if (localStorage.getItem(STORED) || !(LANGUAGES as readonly string[]).includes(short)) return
  await i18next.changeLanguage(short)
}
