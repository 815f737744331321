// The part of the stand-in that serves imports: a draft, one that runs, one that is done and can be undone, two that stopped or were undone.
const ago = (ms) => new Date(Date.now() - ms).toISOString()
const MINUTE = 60_000
const COLUMNS = ['number', 'placedAt', 'status', 'name', 'phone', 'email', 'product', 'sku', 'quantity', 'price', 'sum', 'paid', 'currency', 'note']
const titles = ['№ замовлення', 'Дата', 'Клієнт', 'Телефон', 'Товар', 'Кількість', 'Ціна', 'Статус', 'Менеджер']
const chosen = { number: 0, placedAt: 1, name: 2, phone: 3, product: 4, quantity: 5, price: 6, status: 7 }
const reason = (line) => `Line ${line}, phone: This is no number that can be called.\nLine ${line}, status: Say new, in progress, done or cancelled.`

export function makeImports(orders) {
  const made = (i, state, more) => ({
    id: `1e000000-0000-7000-8000-00000000000${i}`, version: 1, name: ['продажі 2024, друга половина.xlsx', 'каса-жовтень.csv', 'orders-export-2023-full.csv', 'виставка.xlsx', 'старий сайт.tsv'][i], source: { id: `ca${i}`, name: ['Стара CRM', 'Каса', 'Old shop', 'Виставка', 'Старий сайт'][i] },
    state, stoppedBecause: null, broughtAt: ago((i + 1) * 50 * MINUTE), startedAt: state === 'draft' ? null : ago((i + 1) * 49 * MINUTE), endedAt: null, things: 900, taken: 900, outcomes: {}, undo: null, columns: chosen, ...more,
  })
  const imports = [
    made(0, 'draft', { things: 0, taken: 0 }),
    made(1, 'running', { taken: 200, outcomes: { ordered: 120, inFlight: 40, duplicate: 25, quarantined: 15 } }),
    made(2, 'done', { outcomes: { ordered: 780, duplicate: 96, quarantined: 24 }, endedAt: ago(MINUTE) }),
    made(3, 'stopped', { stoppedBecause: 'sourceRemoved', taken: 400, outcomes: { ordered: 390, quarantined: 10 } }),
    made(4, 'undone', { outcomes: { ordered: 780, duplicate: 96, quarantined: 24 }, undo: { startedAt: ago(20 * MINUTE), endedAt: ago(19 * MINUTE), orders: 780, cancelled: 768, left: 12 } }),
  ]
  const rowOf = (one) => (_, i) => {
    const outcome = i % 9 === 4 ? 'quarantined' : i % 7 === 5 ? 'duplicate' : one.state === 'running' && i > 30 ? 'inFlight' : 'ordered'
    const taken = one.undo && outcome === 'ordered'
    const left = taken && i % 5 === 3
    return { line: i + 2, rows: 1, receiptId: `7c${i}`, externalId: `A-${1000 + i}:5f`, outcome, detail: outcome === 'quarantined' ? reason(i + 2) : null, orderId: outcome === 'ordered' ? orders[i]?.id ?? null : null, undone: taken ? (left ? 'left' : 'cancelled') : null, leftBecause: left ? (i % 2 ? 'changed' : 'madeBefore') : null }
  }
  /** A draft's trial: what is seen follows what is chosen. */
  const shown = (one) => one.state !== 'draft' ? { ...one, known: null, dryRun: null } : {
    ...one, known: COLUMNS.map((name) => ({ name, required: name === 'number' })),
    dryRun: { titles, samples: [['A-1001', '05.03.2024', 'Ольга Савчук', '067 123-45-67', 'Стіл «Липа»', '1', '4200,00', 'Виконано', 'Назар']], rows: 1240, things: 900, good: 876, alreadyThere: 96, wrongThings: 24, wrong: [14, 57, 803].flatMap((line) => [{ line, column: 'phone', code: 'noPhone', message: 'This is no number that can be called.' }, { line, column: 'sum', code: 'missing', message: 'What the order comes to is needed, or the price of what was bought.' }]), missing: 'number' in one.columns ? [] : ['number'] },
  }
  const work = (one, change, until) => {
    const timer = setInterval(() => { change(); if (until()) clearInterval(timer) }, 1000)
    return { status: 202, body: shown(Object.assign(one, { version: one.version + 1 })) }
  }
  const run = (one) => work(Object.assign(one, { state: 'running', startedAt: ago(0), things: 900, taken: 0, outcomes: { ordered: 0, inFlight: 0, duplicate: 96, quarantined: 24 } }),
    () => { one.taken = Math.min(900, one.taken + 200); one.outcomes.ordered = Math.max(0, one.taken - 120); if (one.taken === 900) one.state = 'done' }, () => one.state === 'done')
  const undo = (one) => work(Object.assign(one, { state: 'undoing', undo: { startedAt: ago(0), endedAt: null, orders: one.outcomes.ordered, cancelled: 0, left: 0 } }),
    () => { const all = one.undo.orders; one.undo.cancelled = Math.min(all - 12, one.undo.cancelled + 200); if (one.undo.cancelled === all - 12) Object.assign(one, { state: 'undone', undo: { ...one.undo, left: 12, endedAt: ago(0) } }) }, () => one.state === 'undone')

  return (method, path, q, body) => {
    if (path === '/api/imports') return method === 'POST' ? { status: 201, body: shown(imports[0]) } : { body: { items: imports, next: null } }
    const [, id, action] = /^\/api\/imports\/([\w-]+)(?:\/(.+))?$/.exec(path) ?? []
    const one = imports.find((some) => some.id === id)
    if (!one) return undefined
    if (method === 'PATCH') return { body: shown(Object.assign(one, { columns: body.columns, version: one.version + 1 })) }
    if (method === 'DELETE') return { status: 204, body: void imports.splice(imports.indexOf(one), 1) }
    if (action === 'start') return run(one)
    if (action === 'undo') return undo(one)
    if (action?.startsWith('rows')) return { body: { items: Array.from({ length: 60 }, rowOf(one)).filter((row) => (!q.get('outcome') || row.outcome === q.get('outcome')) && (!q.get('undone') || row.undone === q.get('undone'))), next: null } }
    return { body: shown(one) }
  }
}
