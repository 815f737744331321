import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OWN } from '@/shared/i18n/terms'

const ROOT = join(import.meta.dirname, '..')
const LANGUAGES = ['en', 'uk', 'ru'] as const
const PLURAL = /_(zero|one|two|few|many|other)$/

const areas: Record<string, string> = { app: join(ROOT, 'app'), shared: join(ROOT, 'shared') }
for (const feature of readdirSync(join(ROOT, 'features'))) areas[feature] = join(ROOT, 'features', feature)

function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name.endsWith(OWN) ? [] : typeof inner === 'object' && inner !== null ? keysOf(inner, `${prefix}${name}.`) : [`${prefix}${name}`],
  )
}

function textsOf(area: string, language: string): object {
  return JSON.parse(readFileSync(join(areas[area]!, 'i18n', `${language}.json`), 'utf8')) as object
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sourcesOf(path)
    return /\.tsx?$/.test(name) && !name.includes('.test.') ? [path] : []
  })
}

/** What the code asks for: `t('key')`, `t('area:key')`, t(`prefix.${x}`) and `// texts: prefix.*` beside a looked-up key. */
const asked = Object.fromEntries(Object.keys(areas).map((area) => [area, { keys: new Set<string>(), prefixes: new Set<string>() }]))
for (const [area, folder] of Object.entries(areas)) {
  for (const file of sourcesOf(folder)) {
    const source = readFileSync(file, 'utf8')
    const own = /useTranslation\('(\w+)'\)/.exec(source)?.[1] ?? area
    const note = (text: string, prefix: boolean) => {
      const [, namespace = own, key = ''] = /^(?:(\w+):)?(.*)$/.exec(text)!
      const target = asked[namespace]
      if (!target) throw new Error(`${file}: no texts called ${namespace}`)
      ;(prefix ? target.prefixes : target.keys).add(key)
    }
    // the first argument, as far as it goes: one literal, or the two of a condition
    for (const call of source.matchAll(/\bt\(\s*([^,()]*(?:\([^()]*\)[^,()]*)*)/g))
      for (const match of call[1]!.matchAll(/(?:^|[?:]\s*)['"]([\w.:-]+)['"]/g)) note(match[1]!, false)
    for (const match of source.matchAll(/\bt\(\s*`([\w.:-]*)\$\{/g)) note(match[1]!, true)
    for (const match of source.matchAll(/\/\/ texts: ([\w.:-]+)\.\*/g)) note(`${match[1]!}.`, true)
  }
}

describe.each(Object.keys(areas))('texts of %s', (area) => {
  const base = (keys: string[]) => [...new Set(keys.map((key) => key.replace(PLURAL, '')))].sort()

  it.each(LANGUAGES)('are complete in %s', (language) => {
    expect(base(keysOf(textsOf(area, language)))).toEqual(base(keysOf(textsOf(area, 'en'))))
  })

  it.each(LANGUAGES)('have every plural form of %s', (language) => {
    const keys = keysOf(textsOf(area, language))
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const key of base(keys.filter((name) => PLURAL.test(name)))) {
      for (const form of needed) expect(keys, `${area}/${language}`).toContain(`${key}_${form}`)
    }
  })

  it('has all that the code asks for, and nothing else', () => {
    const there = base(keysOf(textsOf(area, 'en')))
    const { keys, prefixes } = asked[area]!
    const missing = [...keys].filter((key) => !there.includes(key))
    const emptyPrefixes = [...prefixes].filter((prefix) => prefix && !there.some((key) => key.startsWith(prefix)))
    const unused = there.filter((key) => !keys.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)))
    expect({ missing, emptyPrefixes, unused }).toEqual({ missing: [], emptyPrefixes: [], unused: [] })
  })

  it.each(['uk', 'ru'])('keep the placeholders in %s', (language) => {
    const read = (texts: object, key: string) => key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown>)?.[part], texts)
    const holes = (text: unknown) => [...new Set(String(text).match(/\{\{\w+\}\}/g) ?? [])].sort()
    const [english, other] = [textsOf(area, 'en'), textsOf(area, language)]
    for (const key of keysOf(english)) {
      if (PLURAL.test(key)) continue
      expect(holes(read(other, key)), `${area}/${language} ${key}`).toEqual(holes(read(english, key)))
    }
  })
})
