// The part of the stand-in that serves the pages beside the board: customers, orders, reports, receipts, settings.
import { randomUUID } from 'node:crypto'
import { makeImports } from './mock-imports.mjs'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let seed = 11
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
const pick = (list) => list[Math.floor(random() * list.length)]
const ago = (ms) => new Date(Date.now() - ms).toISOString()
const money = (amount, currency = 'UAH') => ({ amount: Number(amount).toFixed(2), currency })
const problem = (status, slug, title, detail, more = {}) => ({ status, problem: { type: `https://potik.io/problems/${slug}`, title, status, detail, ...more } })
const page = (list, after, size = 50) => { const from = Number(after ?? 0); return { items: list.slice(from, from + size), next: from + size < list.length ? String(from + size) : null } }

const names = ['Ірина Коваль', 'Oleksandr Bondarenko', 'Марія Шевчук', 'Дмитро Ткаченко', 'Кавʼярня «Ранок на Подолі»', 'Сергій Мельник', 'Nadia Petrenko', 'Олена Савчук', 'Тарас Лисенко', 'Юлія Гончар', null]
const things = [['Кухня «Липа», 3,2 м', 64800], ['Дубовий стіл 180 см', 21400], ['Стілець «Нід»', 3150], ['Доставка й монтаж', 2400], ['Шафа-купе, дзеркало', 38900], ['Полиця настінна', 1250]]
const companies = ['ТОВ «Дім і сад»', 'Кавʼярня «Ранок на Подолі»', 'Northwind Interiors'].map((name, i) => ({ id: `c0000000-0000-7000-8000-00000000000${i}`, version: 1, name, fields: {}, customerCount: i + 1, createdAt: ago((90 - i) * DAY) }))

export function makePages({ staff, sources, reasons, pipelines }) {
  const [pipeline] = pipelines
  const terms = { version: 1, words: {} }
  const audit = ['lead.stageChanged', 'lead.edited', 'reason.changed', 'lead.excluded', 'pipeline.changed', 'lead.created'].flatMap((kind, i) => Array.from({ length: 12 }, (_, j) => ({ id: randomUUID(), at: ago((i + j * 6) * 47 * 60_000), staff: { id: staff[j % staff.length].id, name: staff[j % staff.length].name }, kind, subjectId: randomUUID(), lead: null, name: kind.startsWith('lead.') ? null : 'Задорого', via: j % 5 ? 'browser' : 'token', tokenName: j % 5 ? null : 'Сайт', address: '203.0.113.7' }))).sort((a, b) => b.at.localeCompare(a.at))
  const customers = Array.from({ length: 180 }, (_, i) => {
    const orderCount = random() > 0.45 ? 1 + Math.floor(random() * 4) : 0
    return {
      id: `cc000000-0000-7000-8000-${String(i).padStart(12, '0')}`, version: 1, name: names[i % names.length], lifecycle: orderCount ? 'buyer' : 'prospect',
      contactPoints: [{ kind: 'phone', value: `+38067${String(1234567 + i * 7919).slice(0, 7)}` }, ...(random() > 0.5 ? [{ kind: 'email', value: `person${i}@example.com` }] : []), ...(random() > 0.7 ? [{ kind: 'telegram', value: String(518823771 + i), raw: '@someone' }] : [])],
      company: random() > 0.8 ? companies[i % 3] : null, manager: random() > 0.3 ? { id: pick(staff).id } : null, orderCount, orderSums: orderCount ? [money(Math.round(random() * 90000) + 2500)] : [], createdAt: ago(i * 11 * HOUR), notes: '', fields: random() > 0.7 ? { denNarodzhennia: '1988-05-14' } : {},
    }
  })
  const orders = Array.from({ length: 140 }, (_, i) => {
    const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => { const [name, price] = pick(things); const quantity = price < 5000 ? 1 + Math.floor(random() * 6) : 1; return { name, quantity: String(quantity), price: price.toFixed(2), sum: (quantity * price).toFixed(2) } })
    const sum = lines.reduce((all, line) => all + Number(line.sum), 0)
    const customer = customers[i]
    const share = pick([0, 0, 0.3, 0.5, 1, 1])
    return { id: `0d000000-0000-7000-8000-${String(i).padStart(12, '0')}`, number: 318 - i, version: 1, status: pick(['new', 'inProgress', 'inProgress', 'done', 'done', 'cancelled']), customer: { id: customer.id, name: customer.name ?? '+380 67 555 01 02' }, lead: random() > 0.2 ? { id: randomUUID(), number: 1200 - i } : null, manager: { id: pick(staff).id }, fields: {}, lines, sum: money(sum), paid: money(sum * share), payments: share ? [{ id: randomUUID(), amount: money(sum * share), at: ago(i * 9 * HOUR), note: pick(['Готівка', 'Рахунок 77', null]) }] : [], createdAt: ago(i * 13 * HOUR) }
  })
  const connections = [
    { id: 'ca000000-0000-7000-8000-000000000001', provider: 'telegram', channel: 'telegram', name: 'Бот магазину', settings: {}, hookUrl: 'https://desk.example.com/hooks/8tXk2mVq9sLw4nRd7cJz', state: 'working', lastReceivedAt: ago(120_000), lastError: null, rejected: 0, version: 3 },
    { id: 'ca000000-0000-7000-8000-000000000002', provider: 'form', channel: 'form', name: 'Форма на лендингу', settings: {}, hookUrl: 'https://desk.example.com/hooks/pQ5vBn2xKy8eHd3gTf6m', state: 'waiting', lastReceivedAt: null, lastError: null, rejected: 0, version: 1 },
    { id: 'ca000000-0000-7000-8000-000000000003', provider: 'telegram', channel: 'telegram', name: 'Опт, Telegram', settings: {}, hookUrl: 'https://desk.example.com/hooks/Zr7wMc4jYs9aUe2kXb5h', state: 'failing', lastReceivedAt: ago(3 * DAY), lastError: 'The header X-Telegram-Bot-Api-Secret-Token is missing or wrong.', rejected: 14, version: 2 },
  ]
  const text = (en, uk, ru) => ({ en, uk, ru })
  const provider = (id, channel, name, settings, secrets, setup) => ({ provider: id, channel, name, hook: true, answers: false, settings, secrets, setup })
  const providers = [
    provider('telegram', 'telegram', 'Telegram', [{ name: 'greeting', required: false, kind: 'flag', help: text('Answer /start', 'Відповідати на /start', 'Отвечать на /start') }], [{ name: 'botToken', required: false, kind: 'secret', help: text('From @BotFather; needed to answer people.', 'Від @BotFather; потрібен, щоб відповідати людям.', 'От @BotFather; нужен, чтобы отвечать людям.') }, { name: 'secretToken', required: true, kind: 'secret', help: text('1 to 256 letters, digits, _ and -.', 'Від 1 до 256 літер, цифр, _ і -.', 'От 1 до 256 букв, цифр, _ и -.') }], [text('Write to @BotFather and make a bot, or choose one of yours.', 'Напишіть @BotFather і створіть бота або виберіть наявного.', 'Напишите @BotFather и создайте бота или выберите существующего.'), text('Set the webhook to the address above, with your secret token.', 'Встановіть вебхук на адресу вгорі зі своїм секретним токеном.', 'Установите вебхук на адрес выше со своим секретным токеном.'), text('Write something to the bot: this page turns to “it works”.', 'Напишіть щось боту: тут з’явиться «Працює».', 'Напишите что-нибудь боту: здесь появится «Работает».')]),
    provider('form', 'form', 'Web form', [{ name: 'allowedOrigins', required: false, kind: 'list', help: text('Sites whose pages may post. Empty: any site.', 'Сайти, зі сторінок яких можна надсилати. Порожньо: будь-які.', 'Сайты, со страниц которых можно отправлять. Пусто: любые.') }, { name: 'thankYouUrl', required: false, kind: 'url', help: text('Where the browser goes after a plain HTML form was posted.', 'Куди переходить браузер після надсилання форми.', 'Куда переходит браузер после отправки формы.') }], [{ name: 'basicUser', required: false, kind: 'secret', help: null }, { name: 'basicPassword', required: false, kind: 'secret', help: null }], [text('Paste the address as the webhook of the form builder, or as the action of a form.', 'Вставте адресу як вебхук конструктора форм або як action форми.', 'Вставьте адрес как вебхук конструктора форм или как action формы.'), text('Fill the form in once.', 'Заповніть форму один раз.', 'Заполните форму один раз.')]),
    ...[['viber', 'viber', 'Viber'], ['whatsapp', 'whatsapp', 'WhatsApp Cloud'], ['messenger', 'messenger', 'Facebook Messenger'], ['instagram', 'instagram', 'Instagram'], ['tilda', 'form', 'Tilda'], ['mailgun', 'email', 'Mailgun'], ['imap', 'email', 'IMAP'], ['binotel', 'call', 'Binotel'], ['shopify', 'shop', 'Shopify'], ['manual', 'manual', 'By hand']].map(([id, channel, name]) => provider(id, channel, name, [], [], [])),
  ]

  const deliveries = []
  for (let i = 0; i < 420; i++) {
    const connection = connections[random() > 0.4 ? 0 : 2]
    const outcome = pick(['created', 'created', 'created', 'appended', 'appended', 'appended', 'duplicate', 'ignored', 'excluded', i < 3 ? 'inFlight' : 'created', random() > 0.9 ? 'quarantined' : 'appended'])
    const understood = outcome !== 'quarantined'
    const name = pick(names)
    const said = pick(['Доброго дня! Скільки коштує кухня?', 'Дякую, подумаю до вечора', 'А розстрочка є?', 'Can you deliver to Lviv next week?', null])
    deliveries.push({
      id: `de000000-0000-7000-8000-${String(i).padStart(12, '0')}`, connectionId: connection.id, connectionName: connection.name, provider: connection.provider, externalId: String(700000000 + i), receivedAt: ago(i * 4 * 60_000 * (1 + random())), outcome, kind: understood ? 'message' : null, leadId: ['created', 'appended'].includes(outcome) ? randomUUID() : null, orderId: null,
      detail: outcome === 'quarantined' ? pick(['The body is no JSON: unexpected end at character 214', 'An update of a kind that is not known: business_message_v2']) : outcome === 'ignored' ? 'A bot was added to a group' : null, duplicateOf: outcome === 'duplicate' ? 'de000000-0000-7000-8000-000000000009' : null,
      inboundRequest: understood ? { channel: 'telegram', kind: 'message', externalId: String(700000000 + i), occurredAt: ago(i * 4 * 60_000), sender: { displayName: name, contactPoints: [{ kind: 'telegram', value: '518823771', raw: '@iryna_koval' }, { kind: 'phone', value: '+380671234567' }] }, text: said, attachments: said ? [] : [{ kind: 'image', name: 'kitchen.jpg' }], attribution: { utmSource: 'google', utmCampaign: 'kitchens-autumn' } } : null,
    })
  }
  deliveries.sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
  const outcomeNames = ['created', 'appended', 'ordered', 'excluded', 'ignored', 'duplicate', 'quarantined', 'inFlight']
  const counted = (list) => { const counts = { received: list.length, ...Object.fromEntries(outcomeNames.map((name) => [name, list.filter((one) => one.outcome === name).length])) }; return { ...counts, balanced: true } }
  const segments = [{ id: randomUUID(), version: 1, name: 'Купували давно', conditions: { bought: true, silentSince: '2026-06-01' } }]
  const exclusions = [{ id: randomUUID(), contactPoints: [{ kind: 'telegram', value: '99120077', raw: '@casino_bonus' }], reason: 'spam', hits: 12, lastHitAt: ago(DAY / 3), inForce: true, endedAt: null, endedBy: null, note: 'Спам', excludedAt: ago(4 * DAY), excludedBy: { id: staff[0].id, name: staff[0].name }, expiresAt: null }, { id: randomUUID(), contactPoints: [{ kind: 'phone', value: '+380441112233' }, { kind: 'email', value: 'office@landlord.example' }], reason: 'landlord', hits: 1, lastHitAt: ago(9 * DAY), inForce: true, endedAt: null, endedBy: null, note: 'Орендодавець', excludedAt: ago(40 * DAY), excludedBy: { id: staff[1].id, name: staff[1].name }, expiresAt: null }]
  const teams = [{ id: 'ea000000-0000-7000-8000-000000000001', name: 'Роздріб' }]
  const tokens = [{ id: randomUUID(), name: 'Сервер сайту', role: 'manager', createdAt: ago(20 * DAY), lastUsedAt: ago(HOUR) }]
  const costs = new Map([[sources[0].id, [{ id: randomUUID(), from: '2026-10-01', to: '2026-10-31', amount: money(18000) }]]])
  let rebuilding = 0
  const stuck = ['org.springframework.dao.DataIntegrityViolationException', 'java.lang.IllegalStateException'].map((reason, i) => ({ id: randomUUID(), direction: 'in', consumer: 'customer', messageId: randomUUID(), topic: 'lead.conversions', type: ['lead.converted.v1', 'lead.kept.v1'][i], reason, diedAt: ago((i + 1) * 5 * HOUR) }))

  const stageRow = (stage, entered, reached, visited, fates, sum) => ({ stageId: stage.id, name: stage.name, kind: stage.kind, rank: stage.rank, entered, visited, reached, strict: visited, count: reached, stepPercent: null, settledStepPercent: null, cumulativePercent: null, sums: [money(sum)], currentSums: [money(sum * 1.04)], ...fates })
  function funnel(q) {
    const s = pipeline.stages
    const rows = [
      stageRow(s[0], 1294, 1284, 1284, { advanced: 902, movedBack: 0, rejected: 286, left: 61, here: 45 }, 5120000),
      stageRow(s[1], 918, 926, 861, { advanced: 548, movedBack: 24, rejected: 262, left: 9, here: 75 }, 4380000),
      stageRow(s[2], 561, 574, 540, { advanced: 382, movedBack: 31, rejected: 118, left: 2, here: 28 }, 3910000),
      stageRow(s[3], 377, 386, 370, { advanced: 231, movedBack: 12, rejected: 116, left: 0, here: 18 }, 3105000),
      stageRow(s[4], 231, 231, 231, { advanced: 0, movedBack: 0, rejected: 0, left: 0, here: 231 }, 2240000),
      stageRow(s[5], 782, 782, 782, { advanced: 0, movedBack: 0, rejected: 0, left: 0, here: 782 }, 0),
    ]
    rows.forEach((row, i) => { if (i < 4) { row.stepPercent = Math.round((1000 * rows[i + 1].reached) / row.reached) / 10; row.settledStepPercent = Math.min(100, row.stepPercent + 2.3) } if (i < 5) row.cumulativePercent = Math.round((1000 * row.reached) / rows[0].reached) / 10 })
    return { pipelineId: pipeline.id, pipelineName: pipeline.name, from: q.get('from'), to: q.get('to'), cohort: q.get('cohort'), basis: q.get('basis'), asOf: q.get('asOf'), timeZone: 'Europe/Kyiv', open: 166, stages: rows }
  }
  function rejections() {
    const items = []
    pipeline.stages.slice(0, 4).forEach((stage, i) => reasons.forEach((reason, j) => { const count = Math.round(random() * [120, 100, 50, 40][i] * (j === 1 && i === 0 ? 1.4 : 0.7)); if (count && !(i === 3 && j === 3)) items.push({ stageId: stage.id, stageName: stage.name, reasonId: reason.id, reasonName: reason.name, count, percentOfEntries: Math.round(count / [12.94, 9.18, 5.61, 3.77][i] * 10) / 10 }) }))
    return { items }
  }
  const managers = () => ({ items: [...staff.slice(1), null].map((one, i) => ({ manager: one && { id: one.id, name: one.name }, processed: [412, 356, 288, 0][i], won: [96, 81, 54, 0][i], rejected: [201, 240, 190, 12][i], sums: [96, 81, 54].at(i) && i < 3 ? [money([980000, 760000, 500000][i])] : [], averageChecks: i < 3 ? [money([10208, 9382, 9259][i])] : [], winRate: [32.3, 25.2, 22.1, null][i], firstResponse: { medianSeconds: [240, 710, 5400, null][i], p90Seconds: [1860, 5200, 93000, null][i], answered: 300, waiting: [2, 5, 0, 41][i] }, close: { medianSeconds: [3 * 86400 + 7200, 6 * 86400, 12 * 86400, null][i], p90Seconds: [14 * 86400, 21 * 86400, 33 * 86400, null][i] } })) })
  const sourceRows = () => ({ items: [...sources.map((one, i) => ({ source: { id: one.id, name: one.name }, leads: [520, 388, 240, 136][i], won: [104, 88, 12, 27][i], spend: i < 3 ? [money([18000, 42000, 61000][i])] : [], revenue: [money([101000, 89300, 22100, 41000][i])], costPerLead: i < 3 ? [money([34.62, 108.25, 254.17][i])] : [], return: [461.5, 112.4, -63.8, null][i] })), { source: null, leads: 9, won: 0, spend: [], revenue: [], costPerLead: [], return: null }] })

  const answerImports = makeImports(orders)

  /** The answer to a request of these pages, or undefined when it is none of theirs. */
  return function answerPages(method, path, q, body) {
    const ofImports = answerImports(method, path, q, body)
    if (ofImports) return ofImports
    const filledIn = (found) => (body.fields ? { fields: Object.fromEntries(Object.entries({ ...found.fields, ...body.fields }).filter(([, value]) => value !== null)) } : {})
    const one = /^\/api\/([a-z]+)\/([\w-]+)(?:\/(\w+))?$/.exec(path)
    if (path === '/api/customers') { const text = q.get('q')?.toLowerCase(); return { body: page(customers.filter((c) => (!q.get('lifecycle') || c.lifecycle === q.get('lifecycle')) && (!q.get('companyId') || c.company?.id === q.get('companyId')) && (!text || (c.name ?? '').toLowerCase().includes(text) || c.contactPoints.some((p) => p.value.includes(text)))), q.get('after'), Number(q.get('limit') ?? 50)) } }
    if (one?.[1] === 'customers') { const found = customers.find((c) => c.id === one[2]) ?? customers[0]; if (method === 'PATCH') { if (body.version !== found.version) return problem(409, 'version-conflict', 'Somebody else changed it', null, { current: found }); Object.assign(found, body, filledIn(found), { version: found.version + 1 }) } return { body: found } }
    if (path === '/api/companies') return { body: page(companies.filter((c) => !q.get('q') || c.name.toLowerCase().includes(q.get('q').toLowerCase()))) }
    if (one?.[1] === 'companies') { const found = companies.find((c) => c.id === one[2]); if (method === 'PATCH') Object.assign(found, filledIn(found), { version: found.version + 1 }); return { body: found } }
    if (path === '/api/orders' && method === 'POST') { const customer = customers.find((c) => c.id === body.customerId); const sum = body.lines.reduce((all, line) => all + Number(line.quantity) * Number(line.price), 0); const made = { id: randomUUID(), number: 319, version: 1, status: 'new', customer: { id: customer.id, name: customer.name }, lead: null, manager: { id: staff[0].id }, lines: body.lines, sum: money(sum), paid: money(0), payments: [], fields: {}, createdAt: ago(0) }; orders.unshift(made); return { status: 201, body: made } }
    if (path === '/api/orders') return { body: page(orders.filter((o) => (!q.get('status') || o.status === q.get('status')) && (!q.get('customerId') || o.customer.id === q.get('customerId'))), q.get('after'), Number(q.get('limit') ?? 50)) }
    if (one?.[1] === 'orders') { const found = orders.find((o) => o.id === one[2]); if (one[3] === 'payments') { found.payments.unshift({ id: randomUUID(), amount: body.amount, at: ago(0), note: body.note }); found.paid = money(Number(found.paid.amount) + Number(body.amount.amount)); return { status: 201, body: found } } if (method === 'PATCH') { if (body.version !== found.version) return problem(409, 'version-conflict', 'Somebody else changed it', null, { current: found }); Object.assign(found, body.status && { status: body.status }, filledIn(found), { version: found.version + 1 }) } return { body: found } }
    if (path === '/api/reports/rebuild') { if (method === 'POST') rebuilding = Date.now(); return { body: { state: Date.now() - rebuilding < 8000 ? 'reading' : 'idle', position: { read: Math.min(8000, Date.now() - rebuilding), of: 8000 } } } }
    if (path === '/api/reports/funnel') return { body: funnel(q) }
    if (path === '/api/reports/rejections') return { body: rejections() }
    if (path === '/api/reports/managers') return { body: managers() }
    if (path === '/api/reports/sources') return { body: sourceRows() }
    if (path === '/api/connections' && method === 'POST') { const given = providers.find((p) => p.provider === body.provider); const made = { id: randomUUID(), provider: body.provider, channel: given.channel, name: body.name, settings: body.settings, hookUrl: `https://desk.example.com/hooks/${randomUUID().slice(0, 20)}`, state: 'waiting', lastReceivedAt: null, lastError: null, rejected: 0, version: 1 }; connections.push(made); setTimeout(() => Object.assign(made, { state: 'working', lastReceivedAt: ago(0) }), 12_000); return { status: 201, body: made } }
    if (path === '/api/connections') return { body: page(connections) }
    if (one?.[1] === 'connections') { const at = connections.findIndex((c) => c.id === one[2]); if (at < 0) return problem(404, 'not-found', 'This connection is not there'); if (one[3] === 'preview') return { body: { verified: true, answer: { status: 200, body: '' }, items: [{ externalId: '1', kind: 'message', outcome: 'inFlight', detail: null, inboundRequest: deliveries.find((d) => d.inboundRequest).inboundRequest }] } }; if (method === 'DELETE') { connections.splice(at, 1); return { status: 204 } } if (method === 'PATCH') Object.assign(connections[at], { name: body.name ?? connections[at].name, state: body.state ?? connections[at].state, version: connections[at].version + 1 }); return { body: connections[at] } }
    if (path === '/api/providers') return { body: { items: providers, next: null } }
    if (path === '/api/receipts') return { body: page(deliveries.filter((d) => (!q.get('connectionId') || d.connectionId === q.get('connectionId')) && (!q.get('outcome') || d.outcome === q.get('outcome')) && (!q.get('from') || d.receivedAt >= q.get('from')) && (!q.get('to') || d.receivedAt < (q.get('to').length === 10 ? `${q.get('to')}T23:59` : q.get('to')))), q.get('after'), Number(q.get('limit') ?? 50)) }
    if (one?.[1] === 'receipts') { const found = deliveries.find((d) => d.id === one[2]); if (one[3] === 'replay') found.outcome = 'created'; return { body: { ...found, delivery: { method: 'POST', query: null, headers: { 'content-type': ['application/json'], 'user-agent': ['TelegramBot'] }, body: JSON.stringify({ update_id: 700000123, message: { message_id: 12, from: { id: 518823771, first_name: 'Ірина' }, text: found.inboundRequest?.text ?? 'broken' } }) } } } }
    if (path === '/api/ledger') { const [from, to, byDay] = [q.get('from'), q.get('to'), q.get('by') === 'day']; const groups = new Map(); for (const d of deliveries) { if (d.receivedAt < from || d.receivedAt >= to) continue; const period = byDay ? d.receivedAt.slice(0, 10) : `${d.receivedAt.slice(0, 13)}:00:00Z`; const key = `${d.connectionId} ${period}`; if (!groups.has(key)) groups.set(key, { connectionId: d.connectionId, connectionName: d.connectionName, period, list: [] }); groups.get(key).list.push(d) } const items = [...groups.values()].map(({ list, ...row }) => ({ ...row, ...counted(list) })); return { body: { items, totals: counted(deliveries), by: q.get('by'), from, to } } }
    const letters = /^\/api\/operations\/dead-letters\/(\w+)(\/[\w-]+\/retry)?$/.exec(path)
    if (letters?.[2]) { const done = stuck.length > 1; if (done) stuck.shift(); return { body: { state: done ? 'done' : 'failed' } } }
    if (letters?.[1] === 'order') return problem(503, 'service-down', 'Orders are not available at the moment', 'What waits there is not lost. The lists of the other services are still there.')
    if (letters) return { body: { items: letters[1] === 'customer' ? stuck : [] } }
    if (path === '/api/terms' && method === 'PUT') { if (body.version !== terms.version) return problem(409, 'version-conflict', 'Somebody else changed it', null, { current: terms }); Object.assign(terms, { version: terms.version + 1, words: body.words }); return { body: terms } }
    if (path === '/api/terms') return { body: terms }
    if (path === '/api/live/presence') return method === 'PUT' ? { status: 204 } : { body: { items: [], next: null } }
    if (path === '/api/audit') return { body: page(audit.filter((a) => (!q.get('staffId') || a.staff.id === q.get('staffId')) && (!q.get('kind') || a.kind === q.get('kind')) && (!q.get('from') || a.at >= q.get('from')) && (!q.get('to') || a.at < q.get('to'))), q.get('after'), Number(q.get('limit') ?? 50)) }
    if (path === '/api/exclusions/preview') { const people = body.contactPoints.map((point, i) => ({ contactPoints: [point], more: [], excluded: [], customers: i % 3 ? [] : [{ id: customers[i % customers.length].id, name: customers[i % customers.length].name, lifecycle: 'buyer' }], leads: [], outcome: 'excluded' })); return { body: { people, counts: { people: people.length, buyers: people.filter((p) => p.customers.length).length, prospects: 0, leads: 2, deals: 0, already: 1, refused: 0 }, nonsense: [] } } }
    if (path === '/api/leads/exclusion/preview') return { body: { people: [{ contactPoints: [], more: [], excluded: [], customers: [{ id: customers[0].id, name: customers[0].name, lifecycle: 'buyer' }], leads: [], outcome: 'excluded' }], counts: { people: body.leadIds.length, buyers: 1, prospects: 0, leads: body.leadIds.length, deals: 0, already: 0, refused: 0 }, nonsense: [] } }
    if (path === '/api/exclusions' && method === 'POST') { exclusions.unshift(...body.contactPoints.map((point) => ({ id: randomUUID(), contactPoints: [point], reason: body.reason, hits: 0, lastHitAt: null, inForce: true, endedAt: null, endedBy: null, note: body.note ?? null, excludedAt: ago(0), excludedBy: { id: staff[0].id, name: staff[0].name }, expiresAt: body.expiresAt ?? null }))); return { body: { items: body.contactPoints.map((point) => ({ contactPoints: [point], outcome: 'excluded', exclusionId: randomUUID(), leads: 0, problem: null })), excluded: body.contactPoints.length } } }
    if (path === '/api/exclusions') return { body: page(exclusions.filter((e) => (q.get('state') === 'ended') !== e.inForce)) }
    if (path === '/api/segments/preview') { const { bought } = body.conditions; return { body: { count: 180, more: false, customers: page(customers.filter((c) => bought === undefined || (c.lifecycle === 'buyer') === bought), body.after) } } }
    if (path === '/api/segments' && method === 'POST') { const made = { id: randomUUID(), version: 1, ...body }; segments.push(made); return { status: 201, body: made } }
    if (path === '/api/segments') return { body: page(segments) }
    if (one?.[1] === 'segments') { const at = segments.findIndex((s) => s.id === one[2]); if (method === 'DELETE') { segments.splice(at, 1); return { status: 204 } } Object.assign(segments[at], body, { version: segments[at].version + 1 }); return { body: segments[at] } }
    if (one?.[1] === 'exclusions') { exclusions.splice(exclusions.findIndex((e) => e.id === one[2]), 1); return { status: 204 } }
    if (path === '/api/teams' && method === 'POST') { const made = { id: randomUUID(), name: body.name }; teams.push(made); return { status: 201, body: made } }
    if (path === '/api/teams') return { body: page(teams) }
    if (path === '/api/tokens' && method === 'POST') { const made = { id: randomUUID(), name: body.name, role: body.role, createdAt: ago(0), lastUsedAt: null }; tokens.unshift(made); return { status: 201, body: { ...made, token: `ptk_${randomUUID().replaceAll('-', '')}` } } }
    if (path === '/api/tokens') return { body: page(tokens) }
    if (one?.[1] === 'tokens') { tokens.splice(tokens.findIndex((t) => t.id === one[2]), 1); return { status: 204 } }
    if (path === '/api/staff' && method === 'POST') { const made = { id: randomUUID(), ...body, team: null, active: true, version: 1 }; staff.push(made); return { status: 201, body: { ...made, password: body.password ? undefined : 'Kolo-7391-vesna' } } }
    if (one?.[1] === 'staff' && method === 'PATCH') { const found = staff.find((s) => s.id === one[2]); Object.assign(found, body, { version: found.version + 1 }); return { body: found } }
    if (path === '/api/reasons' && method === 'POST') { const made = { id: randomUUID(), ...body }; reasons.push(made); return { status: 201, body: made } }
    if (one?.[1] === 'reasons' && method === 'PATCH') { const found = reasons.find((r) => r.id === one[2]); return { body: Object.assign(found, body) } }
    if (path === '/api/sources' && method === 'POST') { const made = { id: randomUUID(), ...body, connectionId: null }; sources.push(made); return { status: 201, body: made } }
    if (one?.[1] === 'sources' && one[3] === 'costs') { const list = costs.get(one[2]) ?? []; if (method === 'POST') { const made = { id: randomUUID(), ...body }; costs.set(one[2], [...list, made]); return { status: 201, body: made } } return { body: page(list) } }
    if (one?.[1] === 'pipelines' && method === 'PUT') { const found = pipelines.find((p) => p.id === one[2]); if (body.version !== found.version) return problem(409, 'version-conflict', 'Somebody else changed it', null, { current: found }); Object.assign(found, { name: body.name, version: found.version + 1, stages: body.stages.map((s, i) => ({ ...s, id: s.id ?? randomUUID(), rank: i + 1 })) }); return { body: found } }
    if (path === '/api/pipelines' && method === 'POST') { const made = { id: randomUUID(), name: body.name, version: 1, default: false, stages: body.stages.map((s, i) => ({ ...s, id: randomUUID(), rank: i + 1 })) }; pipelines.push(made); return { status: 201, body: made } }
    return undefined
  }
}
