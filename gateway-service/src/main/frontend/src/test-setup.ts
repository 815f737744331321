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
