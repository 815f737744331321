import type { Field, Localized, NewConnection, Provider } from './api'

export const GROUPS = ['messengers', 'forms', 'mail', 'calls', 'shops', 'other'] as const
export type Group = (typeof GROUPS)[number]

const groupOfChannel: Record<string, Group> = {
  telegram: 'messengers',
  viber: 'messengers',
  whatsapp: 'messengers',
  messenger: 'messengers',
  instagram: 'messengers',
  form: 'forms',
  email: 'mail',
  call: 'calls',
  shop: 'shops',
}

const groupOf = (provider: Provider): Group => groupOfChannel[provider.channel] ?? 'other'

/**
 * Providers that match what was typed, by group, empty groups left out. `words` are what a provider is called besides
 * its own names, in the person's language: its channel, its group.
 */
export function grouped(
  providers: readonly Provider[],
  typed: string,
  words: (provider: Provider, group: Group) => string[] = () => [],
): [Group, Provider[]][] {
  const wanted = typed.trim().toLocaleLowerCase()
  const called = (one: Provider) => [one.name, one.provider, one.channel, ...words(one, groupOf(one))]
  const found = providers.filter((one) => !wanted || called(one).some((text) => text.toLocaleLowerCase().includes(wanted)))
  return GROUPS.map((group): [Group, Provider[]] => [group, found.filter((one) => groupOf(one) === group)]).filter(([, some]) => some.length > 0)
}

export function inLanguage(text: Localized | null | undefined, language: string): string {
  if (!text) return ''
  if (typeof text === 'string') return text
  return text[language as 'en'] ?? text.en
}

/** What a person typed, by field; flags are 'true' or ''. */
export type Typed = Record<string, string>

export function missing(fields: readonly Field[], typed: Typed): string[] {
  return fields.filter((field) => field.required && !typed[field.name]?.trim()).map((field) => field.name)
}

/** Settings as the service takes them: lists from lines or commas, flags as booleans, what is empty left out. */
export function settingsOf(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (const { name, kind } of fields) {
    const text = typed[name]?.trim() ?? ''
    if (kind === 'flag') settings[name] = text === 'true'
    else if (text)
      settings[name] =
        kind === 'list'
          ? text
              .split(/[\n,]/)
              .map((part) => part.trim())
              .filter(Boolean)
          : text
  }
  return settings
}

/** Stored settings as they are typed: the inverse of {@link settingsOf}. */
export function typedOf(fields: readonly Field[], settings: Record<string, unknown>): Typed {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = settings[name]
      if (kind === 'flag') return [name, value === true ? 'true' : '']
      if (Array.isArray(value)) return [name, value.join('\n')]
      return [name, typeof value === 'string' || typeof value === 'number' ? String(value) : '']
    }),
  )
}

/** What a change of settings sends: those that were emptied are taken away, not left as they were. */
export function changedSettings(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  return { ...Object.fromEntries(fields.map(({ name }) => [name, null])), ...settingsOf(fields, typed) }
}

/** Only secrets that were filled in: an empty field must not replace one that is stored. */
export function secretsOf(fields: readonly Field[], typed: Typed): Record<string, string> {
  return Object.fromEntries(fields.flatMap(({ name }) => (typed[name]?.trim() ? [[name, typed[name].trim()]] : [])))
}

export function bodyOf(provider: Provider, name: string, settings: Typed, secrets: Typed): NewConnection {
  return {
    provider: provider.provider,
    name: name.trim() || provider.name,
    settings: settingsOf(provider.settings, settings),
    secrets: secretsOf(provider.secrets, secrets),
  }
}

/** `botToken` → `Bot token`: the provider's own word, readable. */
export function readable(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Header lines (`Name: value`) as people paste them. */
export function headersOf(lines: string, contentType: string): Record<string, string> {
  const headers: Record<string, string> = {}
  if (contentType) headers['Content-Type'] = contentType
  for (const line of lines.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) headers[line.slice(0, at).trim()] = line.slice(at + 1).trim()
  }
  return headers
}
