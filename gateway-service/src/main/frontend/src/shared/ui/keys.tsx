import { useEffect } from 'react'

export interface Shortcut {
  keys: string[]
  /** Text of the help, already translated. */
  label: string
}

const sections = new Map<string, Shortcut[]>()

/** Adds a section to the help that `?` opens, while the screen is shown. Memoise `shortcuts`. */
export function useKeysHelp(section: string, shortcuts: Shortcut[]) {
  useEffect(() => {
    sections.set(section, shortcuts)
    return () => {
      sections.delete(section)
    }
  }, [section, shortcuts])
}

export function keysHelp(): [string, Shortcut[]][] {
  return [...sections]
}

/** True while a person types: a single-letter shortcut must not fire then. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.role === 'combobox')
  )
}
