import { vi } from 'vitest'

/** Waits until the check passes, under fake timers too; as long as slow machines need, since a test has no timing of its own to keep. */
export const soon = (check: () => void) => vi.waitFor(check, { timeout: 60_000 })
