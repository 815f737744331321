import i18next from 'i18next'
import type { OwnWords } from './terms'

let own: OwnWords = {}

/** What the workspace calls things; known with the session. */
export const ownWords = () => own

/** Says everything in these words from now on: texts that are on the screen too. */
export async function callThings(words: OwnWords) {
  if (JSON.stringify(words) === JSON.stringify(own)) return
  own = words
  await i18next.reloadResources(Object.keys(i18next.store.data))
  i18next.emit('languageChanged', i18next.language)
}
