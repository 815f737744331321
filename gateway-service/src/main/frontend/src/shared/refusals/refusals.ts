import i18next from 'i18next'
import type { Problem } from '@/shared/api/problem'

/** English sentences of the services, values in them as {1}, {2}, and what they are in a language; a test keeps them complete. */
type Said = Record<string, string>
export type Say = (sentence: string) => string

export const asItIs: Say = (sentence) => sentence

const files: Record<string, () => Promise<{ default: Said }>> = {
  uk: () => import('./uk.json'),
  ru: () => import('./ru.json'),
}
const sayings = new Map<string, Promise<Say>>()

/** Says a service's sentence as these do, with the same values; one that is not among them stays as it is. */
export function sayer(said: Said): Say {
  const patterns = Object.entries(said)
    .filter(([sentence]) => /\{\d\}/.test(sentence))
    // the one that says most itself is meant
    .sort(([one], [other]) => other.length - one.length)
    .map(([sentence, ours]) => {
      const words = sentence.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      return { pattern: new RegExp(`^${words.join('(.+?)')}$`, 's'), ours }
    })
  const say: Say = (sentence) => {
    const ours = said[sentence]
    if (ours !== undefined) return ours
    for (const { pattern, ours: wording } of patterns) {
      const values = pattern.exec(sentence)
      // a value may be a sentence itself
      if (values) return wording.replace(/\{(\d)\}/g, (_, place: string) => say(values[Number(place)]!))
    }
    return sentence
  }
  return say
}

/** What says the services' sentences in a language; undefined where they are in it already. */
export function sayingOf(language: string): Promise<Say> | undefined {
  const load = files[language]
  if (!load) return undefined
  const known = sayings.get(language) ?? load().then((file) => sayer(file.default))
  sayings.set(language, known)
  return known
}

/** A problem in the language of the screen: services write theirs in English, and mean the same by the same words. */
export async function inOurLanguage(problem: Problem): Promise<Problem> {
  const loading = sayingOf(i18next.language)
  if (!loading) return problem
  try {
    const say = await loading
    return {
      ...problem,
      ...(problem.title && { title: say(problem.title) }),
      ...(problem.detail && { detail: say(problem.detail) }),
      ...(Array.isArray(problem.errors) && { errors: problem.errors.map((error) => ({ ...error, message: say(error.message) })) }),
    }
  } catch {
    // the file is away with everything else: better in English than not at all
    sayings.delete(i18next.language)
    return problem
  }
}

/** As {@link inOurLanguage}, for what was done to each of many. */
export const eachInOurLanguage = <One extends { problem: Problem | null }>(outcomes: One[]): Promise<One[]> =>
  Promise.all(outcomes.map(async (one) => (one.problem ? { ...one, problem: await inOurLanguage(one.problem) } : one)))
