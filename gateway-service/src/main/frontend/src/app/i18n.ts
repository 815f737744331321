import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { ownWords } from '@/shared/i18n/ownWords'
import { inWords, type Texts } from '@/shared/i18n/terms'

export const LANGUAGES = ['en', 'uk', 'ru'] as const
const STORED = 'potik.language'

const files = import.meta.glob<Texts>(['./i18n/*.json', '../shared/i18n/*.json', '../features/*/i18n/*.json'], {
  import: 'default',
})

/** Namespace `board` in `uk` is src/features/board/i18n/uk.json; `shared` and `app` stand beside. Loaded when first used. */
const lazyFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const path =
      namespace === 'app'
        ? `./i18n/${language}.json`
        : namespace === 'shared'
          ? `../shared/i18n/${language}.json`
          : `../features/${namespace}/i18n/${language}.json`
    const load = files[path]
    if (!load) return done(new Error(`no texts at ${path}`), null)
    load().then(
      (texts) => done(null, inWords(texts, language, ownWords())),
      (error: unknown) => done(error as Error, null),
    )
  },
}

function firstLanguage(): string {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages]
  for (const language of wanted) {
    const short = language?.slice(0, 2)
    if (short && (LANGUAGES as readonly string[]).includes(short)) return short
  }
  return 'en'
}

export async function startTexts() {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      supportedLngs: LANGUAGES,
      // no fallback: a test keeps the three languages complete, and a fallback would load English for everybody
      fallbackLng: false,
      ns: ['app', 'shared'],
      defaultNS: 'shared',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
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

/** For route loaders: texts are there before the page is drawn. */
export const texts = (...namespaces: string[]) => i18next.loadNamespaces(namespaces)
