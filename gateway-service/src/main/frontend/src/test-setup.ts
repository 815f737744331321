// jsdom has neither; Mantine and the board ask for both
if (typeof window !== 'undefined' && typeof window.matchMedia !== 'function')
  Object.assign(window, { matchMedia: (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }) as MediaQueryList })
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
// fields that grow wait for fonts
if (typeof document !== 'undefined' && !(document as Partial<Document>).fonts) Object.assign(document, { fonts: new EventTarget() })
// what is waited for comes when it comes: slow machines are slow
if (typeof document !== 'undefined') (await import('@testing-library/react')).configure({ asyncUtilTimeout: 60_000 })

export {}
