// A small stand-in for the gateway while one works on the web app: `npm run mock`, then http://localhost:8090.
// Answers /api from memory and serves the built app. Anybody's e-mail and password will do.
import { createServer } from 'node:http'
import { readFileSync, existsSync } from 'node:fs'
import { extname } from 'node:path'
import { randomUUID } from 'node:crypto'
import { makePages } from './mock-pages.mjs'
import { makeTasks } from './mock-tasks.mjs'

const PORT = Number(process.env.PORT ?? 8090)
const STATIC = process.env.STATIC ? new URL(`file://${process.env.STATIC}/`) : new URL('../../../../target/classes/static/', import.meta.url)
const MIN = 60_000
const HOUR = 60 * MIN
const DAY = 24 * HOUR
let seed = 7
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
const pick = (list) => list[Math.floor(random() * list.length)]
const ago = (ms) => new Date(Date.now() - ms).toISOString()
const uah = (amount) => ({ amount: Number(amount).toFixed(2), currency: 'UAH' })

const people = [
  ['Ірина Коваль', 'telegram'], ['Oleksandr Bondarenko', 'viber'], ['Марія Шевчук', 'instagram'], ['Дмитро Ткаченко', 'call'],
  ['Кавʼярня «Ранок на Подолі», Анастасія', 'form'], ['Сергій Мельник', 'whatsapp'], ['Nadia Petrenko', 'email'], ['+380 67 123 45 67', 'call'],
  ['Олена Савчук', 'messenger'], ['ТОВ «Дім і сад»', 'shop'], ['Тарас Лисенко', 'telegram'], ['Юлія Гончар', 'form'],
]
const words = ['Доброго дня! Скільки коштує кухня три метри з фасадом МДФ і доставкою до Ірпеня?', 'Чи є в наявності сірий колір?', 'Дякую, подумаю до вечора', 'Can you deliver to Lviv next week?', 'Хочу замовити, передзвоніть будь ласка після 18:00', '', 'А розстрочка є?', 'Добрий день, бачила вашу рекламу', 'Надішліть, будь ласка, рахунок на ФОП']
const staff = [['Олена Мороз', 'owner'], ['Андрій Кравець', 'teamLead'], ['Катерина Бойко', 'manager'], ['Назар Поліщук', 'manager']].map(([name, role], i) => ({ id: `5a000000-0000-7000-8000-00000000000${i}`, name, role, email: `p${i}@potik.example`, team: null, active: true, version: 1 }))
const sources = [['Telegram-бот', 'telegram'], ['Сайт, форма замовлення', 'form'], ['Instagram', 'instagram'], ['Дзвінки', 'call']].map(([name, channel], i) => ({ id: `50000000-0000-7000-8000-00000000000${i}`, name, channel, connectionId: null }))
const reasons = ['Too expensive', 'No answer', 'Chose another', 'Not in our area', 'Changed their mind'].map((name, i) => ({ id: `4e000000-0000-7000-8000-00000000000${i}`, name, active: true, noteRequired: i === 2 }))
const stageOf = (name, kind, temperature, color, rank, requiredFields = []) => ({ id: `57000000-0000-7000-8000-00000000000${rank}`, name, kind, rank, temperature, color, requiredFields })
const stages = [stageOf('New', 'open', 'cold', '#4c6ef5', 1), stageOf('Contacted', 'open', 'cold', '#22b8cf', 2), stageOf('Qualified', 'open', 'warm', '#fab005', 3), stageOf('Offer', 'open', 'hot', '#fd7e14', 4, ['budget', 'dataZamiru']), stageOf('Won', 'won', 'hot', '#40c057', 5), stageOf('Rejected', 'lost', 'cold', '#868e96', 6)]
const pipelines = [{ id: '91000000-0000-7000-8000-000000000001', name: 'Sales', version: 1, default: true, stages }, { id: '91000000-0000-7000-8000-000000000002', name: 'Wholesale', version: 1, default: false, stages: stages.map((s) => ({ ...s, id: s.id.replace('57', '58') })) }]
const session = { staff: staff[0], locale: 'uk', workspace: { name: 'Дім і Кухня', region: 'UA', timeZone: 'Europe/Kyiv', currency: 'UAH', languages: ['en', 'uk', 'ru'] } }

const templates = [['Привітання', 'Вітаю, {name}! Це {manager}. Щодо вашого звернення {number}: '], ['Рахунок', 'Рахунок для {company} надішлю сьогодні до 18:00.']].map(([name, text], i) => ({ id: `7e000000-0000-7000-8000-00000000000${i}`, version: 1, name, text, channel: null }))
const option = (name, i) => ({ id: `0f000000-0000-7000-8000-00000000000${i}`, name, active: i !== 3 })
const fields = [['dataZamiru', 'Дата заміру', 'date'], ['kolirFasadu', 'Колір фасаду', 'choice', ['Білий', 'Сірий', 'Дуб', 'Вишня'].map(option)], ['tekhnika', 'Техніка', 'several', ['Духова шафа', 'Витяжка', 'Посудомийка'].map(option)], ['poverkh', 'Поверх', 'number'], ['biudzhetRemontu', 'Бюджет ремонту', 'money'], ['lift', 'Є ліфт', 'yesNo'], ['plan', 'План квартири', 'link'], ['pobazhannia', 'Побажання', 'text']].map(([key, name, type, options = []], i) => ({ id: `f1000000-0000-7000-8000-00000000000${i}`, version: 1, of: 'lead', key, name, type, options, active: true, rank: i + 1 }))
const otherFields = [['customer', 'denNarodzhennia', 'День народження', 'date'], ['company', 'umovyOplaty', 'Умови оплати', 'text'], ['order', 'dataDostavky', 'Дата доставки', 'date']].map(([of, key, name, type], i) => ({ id: `f2000000-0000-7000-8000-00000000000${i}`, version: 1, of, key, name, type, options: [], active: true, rank: 1 }))
const unknown = { answer: 'unknown', text: null }
const qualified = (level, budget = unknown, need = unknown) => ({ level, budget, authority: unknown, need, timeline: unknown })
const leads = new Map()
const timelines = new Map()
function makeLead(stage, i, age) {
  const [title, channel] = pick(people)
  const id = randomUUID()
  const text = pick(words)
  const inward = random() > 0.35
  const waits = stage.kind === 'open' && inward && random() > 0.3
  const at = ago(Math.min(age, random() * 3 * DAY))
  const first = random() > 0.25
  const lead = {
    id, number: 1200 - i, version: 1, title, pipelineId: pipelines[0].id, stageId: stage.id, outcome: stage.kind === 'won' ? 'won' : stage.kind === 'lost' ? (first ? 'kept' : 'declined') : 'open', first, temperature: stage.temperature, temperatureByHand: false, channel,
    source: pick(sources), customer: first ? null : { id: randomUUID(), name: title }, manager: random() > 0.25 ? pick(staff.slice(1)) : null, amount: random() > 0.35 ? uah(Math.round(random() * 900) * 100 + 500) : null,
    tags: random() > 0.5 ? [pick(['кухня', 'опт', 'терміново', 'VIP'])].concat(random() > 0.7 ? ['виставка', 'повторно'] : []) : [],
    lastMessage: random() > 0.1 ? { text, at, direction: inward ? 'in' : 'out' } : null, waitingSince: waits ? ago(random() * 3 * HOUR) : null, createdAt: ago(age + HOUR), stageEnteredAt: ago(age),
    contactPoints: [{ kind: 'phone', value: '+380671234567', raw: '067 123-45-67' }, ...(channel === 'telegram' ? [{ kind: 'telegram', value: '518823771', raw: '@iryna_koval' }] : []), { kind: 'email', value: 'iryna.koval@example.com', raw: 'Iryna.Koval@example.com' }],
    attribution: { utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'kitchens-kyiv-autumn-2026', referrer: 'https://www.google.com/', landingPage: 'https://dimikuhnia.example/kitchens?color=grey' }, lines: [], company: null, fields: random() > 0.5 ? { poverkh: '9', kolirFasadu: fields[1].options[1].id, lift: true, plan: 'https://drive.example.com/plan-42' } : {}, qualification: qualified(pick(['none', 'none', 'mql', 'sal']), { answer: 'yes', text: 'до 60 000 грн' }), order: null, rejection: null,
    conversion: { state: 'none', missing: [], since: null }, firstResponseAt: null, closedAt: null, answerBy: channel === 'telegram' ? { connectionId: 'c', channel, label: 'Telegram-бот' } : null,
  }
  leads.set(id, lead)
  const items = [{ kind: 'created', ms: age + HOUR, actor: { kind: 'channel', id: null, name: lead.source.name }, data: { sourceName: lead.source.name, first } }]
  items.push({ kind: 'messageIn', ms: age + HOUR, actor: { kind: 'person', id: null, name: title }, data: { text: words[0], attachments: [], kind: 'message', revisions: [{ text: 'Доброго дня! Скільки коштує кухня?', at: ago(age + HOUR + 3 * MIN) }] } })
  items.push({ kind: 'assigned', ms: age + 50 * MIN, actor: { kind: 'staff', id: staff[1].id, name: staff[1].name }, data: { from: null, to: staff[2] } })
  items.push({ kind: 'messageOut', ms: age + 45 * MIN, actor: { kind: 'staff', id: staff[2].id, name: staff[2].name }, data: { text: 'Добрий день, Ірино! Від 42 000 грн з доставкою. Коли вам зручно, щоб заміряти?', state: 'sent' } })
  items.push({ kind: 'call', ms: age + 30 * MIN, actor: { kind: 'staff', id: staff[2].id, name: staff[2].name }, data: { direction: 'out', answered: true, durationSeconds: 184, note: 'Замір у четвер' } })
  items.push({ kind: 'note', ms: age + 25 * MIN, actor: { kind: 'staff', id: staff[2].id, name: staff[2].name }, data: { text: 'Новобудова, 9 поверх, ліфт є. Рішення ухвалює разом з чоловіком.' } })
  items.push({ kind: 'stageChanged', ms: age, actor: { kind: 'staff', id: staff[2].id, name: staff[2].name }, data: { from: stages[0], to: stage } })
  items.push({ kind: 'messageIn', ms: Math.min(age, 20 * MIN), actor: { kind: 'person', id: null, name: title }, data: { text: text || 'А розстрочка є?', attachments: [{ kind: 'image', name: 'kitchen.jpg' }], kind: 'message', revisions: [] } })
  timelines.set(id, items.map(({ ms, ...item }) => ({ id: randomUUID(), at: ago(ms), ...item })).reverse())
  return lead
}
let made = 0
;[34, 58, 21, 12, 140, 230].forEach((count, s) => { for (let i = 0; i < count; i++) makeLead(stages[s], made++, (i + random()) * (s < 2 ? 40 * MIN : 9 * HOUR)) })

const cardOf = (l) => Object.fromEntries('id number version title pipelineId stageId outcome first temperature temperatureByHand channel source customer manager amount tags lastMessage waitingSince createdAt stageEnteredAt nextStep'.split(' ').map((k) => [k, l[k]]))
const clients = new Set()
let eventId = 0
function tell(lead, type) {
  const data = JSON.stringify({ leadId: lead.id, version: lead.version, type, stageId: lead.stageId, pipelineId: lead.pipelineId })
  for (const client of clients) client.write(`id: ${++eventId}\nevent: change\ndata: ${data}\n\n`)
}
const log = (lead, kind, data) => timelines.get(lead.id).unshift({ id: randomUUID(), at: ago(0), kind, actor: { kind: 'staff', id: staff[0].id, name: staff[0].name }, data })
const problem = (status, slug, title, detail, more = {}) => ({ status, problem: { type: `https://potik.io/problems/${slug}`, title, status, detail, ...more } })
const sums = (list) => { const total = list.reduce((sum, l) => sum + Number(l.amount?.amount ?? 0), 0); return total ? [uah(total)] : [] }
function chosen(q) {
  const text = q.get('q')?.toLowerCase()
  return [...leads.values()].filter((l) => (!q.get('pipelineId') || l.pipelineId === q.get('pipelineId')) && (!q.get('managerId') || l.manager?.id === q.get('managerId')) && (!q.get('sourceId') || l.source?.id === q.get('sourceId')) && (!q.get('tag') || q.get('tag').split(',').some((tag) => l.tags.includes(tag))) && (!q.get('temperature') || q.get('temperature').split(',').includes(l.temperature)) && (!q.get('waiting') || (l.waitingSince && l.outcome === 'open')) && (!q.get('amountFrom') || Number(l.amount?.amount ?? -1) >= Number(q.get('amountFrom'))) && (!q.get('amountTo') || Number(l.amount?.amount ?? Infinity) <= Number(q.get('amountTo'))) && (!text || l.title.toLowerCase().includes(text) || String(l.number) === text))
}
const inStage = (list, id) => list.filter((l) => l.stageId === id).sort((a, b) => b.stageEnteredAt.localeCompare(a.stageEnteredAt))
const page = (list, after, size) => { const from = Number(after ?? 0); return { items: list.slice(from, from + size).map(cardOf), next: from + size < list.length ? String(from + size) : null } }

function leadAction(lead, action, method, body) {
  if (!action && method === 'GET') return { body: lead }
  if (!action && method === 'PATCH') {
    if (body.version !== undefined && body.version !== lead.version) return problem(409, 'version-conflict', 'Somebody else changed this card', 'Look at it as it is now and decide.', { current: lead })
    if (body.lines) { body.lines = body.lines.map((l) => ({ ...l, sum: (Number(l.quantity) * Number(l.price)).toFixed(2) })); lead.amount = uah(body.lines.reduce((s, l) => s + Number(l.sum), 0)) }
    if (body.fields) body.fields = Object.fromEntries(Object.entries({ ...lead.fields, ...body.fields }).filter(([, value]) => value !== null))
    if (body.qualification) body.qualification = { ...lead.qualification, ...body.qualification }
    const parts = (group, told) => Object.keys(body[group] ?? {}).filter((k) => JSON.stringify(body[group][k]) !== JSON.stringify(lead[group][k])).map((k) => ({ field: `${group}.${k}`, before: told(k, lead[group][k]) ?? null, after: told(k, body[group][k]) ?? null, ...(group === 'fields' && { name: fields.find((f) => f.key === k)?.name, type: fields.find((f) => f.key === k)?.type }) }))
    const named = (k, value) => [value].flat().some((id) => fields.some((f) => f.options.some((o) => o.id === id))) ? [value].flat().map((id) => fields.find((f) => f.key === k).options.find((o) => o.id === id)) : value
    log(lead, 'edited', { changes: [...parts('fields', named), ...parts('qualification', (_, value) => value), ...Object.keys(body).filter((k) => !['version', 'fields', 'qualification'].includes(k)).map((field) => ({ field, before: field === 'lines' ? null : lead[field], after: field === 'lines' ? null : body[field] }))] })
    if ('temperature' in body) { lead.temperatureByHand = body.temperature !== null; body.temperature ??= stages.find((s) => s.id === lead.stageId).temperature }
    Object.assign(lead, body, { version: lead.version + 1 }); tell(lead, 'lead.edited.v1'); return { body: lead }
  }
  if (action === 'move') {
    const stage = pipelines.flatMap((p) => p.stages).find((s) => s.id === body.stageId)
    if (body.version !== lead.version) return problem(409, 'version-conflict', 'Somebody else changed this card', 'Look at it as it is now and decide.', { current: lead })
    if (stage.kind === 'lost' && !body.reasonId) return problem(422, 'invalid', 'A reason is needed', null, { errors: [{ field: 'reasonId', message: 'Choose why' }] })
    if (stage.kind === 'won') return problem(422, 'invalid', 'Convert instead', null, { errors: [{ field: 'stageId', code: 'convert', message: 'Convert' }] })
    const missing = stage.requiredFields.filter((f) => !lead.fields[f] && !body.fields?.[f] && (lead.qualification[f]?.answer ?? 'unknown') === 'unknown')
    if (missing.length) return problem(422, 'invalid', 'Fields are missing', null, { errors: missing.map((f) => ({ field: `fields.${f}`, message: 'Needed', code: 'required' })) })
    log(lead, 'stageChanged', { from: stages.find((s) => s.id === lead.stageId), to: stage })
    Object.assign(lead, { stageId: stage.id, temperature: stage.temperature, stageEnteredAt: ago(0), version: lead.version + 1, fields: { ...lead.fields, ...body.fields } })
    if (stage.kind === 'lost') return leadAction(lead, 'rejection', 'POST', body)
    tell(lead, 'lead.stage-changed.v1'); return { body: lead }
  }
  if (action === 'rejection') {
    const reason = reasons.find((r) => r.id === body.reasonId)
    Object.assign(lead, { stageId: stages[5].id, outcome: lead.first ? 'kept' : 'declined', rejection: { reason, note: body.note ?? null, at: ago(0) }, stageEnteredAt: ago(0), closedAt: ago(0), version: lead.version + 1 })
    log(lead, 'rejected', { reason, note: body.note ?? null, outcome: lead.outcome }); tell(lead, 'lead.rejected.v1'); return { body: lead }
  }
  if (action === 'reopening') { Object.assign(lead, { stageId: stages[0].id, outcome: 'open', rejection: null, closedAt: null, stageEnteredAt: ago(0), version: lead.version + 1 }); log(lead, 'reopened', {}); tell(lead, 'lead.reopened.v1'); return { body: lead } }
  if (action === 'exclusion') { leads.delete(lead.id); tell(lead, 'lead.excluded.v1'); return { status: 204 } }
  if (action === 'assignment') { const to = staff.find((s) => s.id === body.managerId) ?? null; log(lead, 'assigned', { from: lead.manager, to }); Object.assign(lead, { manager: to, version: lead.version + 1 }); tell(lead, 'lead.assigned.v1'); return { body: lead } }
  if (action === 'notes') { log(lead, 'note', { text: body.text }); tell(lead, 'lead.noted.v1'); return { status: 201, body: timelines.get(lead.id)[0] } }
  if (action === 'calls') { log(lead, 'call', { direction: 'out', answered: body.answered, note: body.note }); lead.waitingSince = null; tell(lead, 'lead.responded.v1'); return { status: 201, body: timelines.get(lead.id)[0] } }
  if (action === 'messages') { log(lead, 'messageOut', { text: body.text, files: body.files, state: 'queued' }); const item = timelines.get(lead.id)[0]; lead.waitingSince = null; lead.lastMessage = { text: body.text, at: ago(0), direction: 'out' }; tell(lead, 'lead.responded.v1'); for (const [after, state] of [[1500, 'sent'], [3000, 'delivered'], [5000, 'read']]) setTimeout(() => { item.data.state = state; tell(lead, 'lead.message-state-changed.v1') }, after); return { status: 202, body: item } }
  if (action === 'templates') return { body: { items: templates.map(({ id, name, text }) => ({ id, name, text: text.replaceAll('{name}', lead.title).replaceAll('{number}', lead.number).replaceAll('{manager}', session.staff.name), missing: text.includes('{company}') ? ['company'] : [] })), next: null } }
  if (action === 'timeline') return { body: { items: timelines.get(lead.id), next: null } }
  if (action === 'duplicates') return { body: { items: [] } }
  if (action === 'conversion/preview') return { body: { first: lead.first, customer: lead.first ? null : { id: lead.customer.id, name: lead.title, lifecycle: 'buyer', matchedBy: [lead.contactPoints[0]] }, candidates: [{ id: randomUUID(), name: 'Ірина Ковальчук', lifecycle: 'prospect', matchedBy: [lead.contactPoints.at(-1)] }], creates: lead.first ? ['customer', 'order'] : ['order'] } }
  if (action === 'conversion') {
    Object.assign(lead, { stageId: stages[4].id, outcome: 'won', stageEnteredAt: ago(0), closedAt: ago(0), version: lead.version + 1, conversion: { state: 'running', missing: ['customer', 'order'], since: ago(0) } })
    if (body.company) lead.company = { name: body.company.name }
    log(lead, 'converted', {}); tell(lead, 'lead.won.v1')
    setTimeout(() => { Object.assign(lead, { customer: { id: randomUUID(), name: lead.title }, conversion: { state: 'running', missing: ['order'], since: ago(0) }, version: lead.version + 1 }); tell(lead, 'lead.linked.v1') }, 2500)
    setTimeout(() => { Object.assign(lead, { order: { id: randomUUID(), number: 318 }, conversion: { state: 'done', missing: [], since: null }, version: lead.version + 1 }); log(lead, 'linked', {}); tell(lead, 'lead.linked.v1') }, 4500)
    return { status: 202, body: lead }
  }
  return problem(404, 'not-found', 'Not there')
}

const tags = ['VIP', 'виставка', 'кухня', 'опт', 'повторно', 'терміново'].map((name, i) => ({ id: `7a000000-0000-7000-8000-00000000000${i}`, version: 1, name, color: [null, '#4c6ef5', '#40c057', null, '#fab005', '#fa5252'][i] }))
const views = [{ id: 'v1', version: 1, name: 'Гарячі без відповіді', shared: true, mine: false, changeable: true, gone: [], show: { pipelineId: null, layout: 'list', filters: { temperature: ['hot'], waiting: true }, columns: [], sort: '-amount' } }]

/** The fourth lead of many is refused, so that there is something to look at. */
function many({ leads: chosenLeads, action }) {
  const items = chosenLeads.map(({ id, version }, i) => {
    const lead = leads.get(id)
    const done = i === 3 ? problem(409, 'version-conflict', 'Changed meanwhile', 'Somebody changed this lead meanwhile. Nothing of yours was stored.') : leadAction(lead, { assign: 'assignment', move: 'move', reject: 'rejection' }[action.kind], action.kind.endsWith('tag') ? 'PATCH' : 'POST', action.kind.endsWith('tag') ? { tags: action.kind === 'tag' ? [...new Set([...lead.tags, ...action.tags])] : lead.tags.filter((tag) => !action.tags.includes(tag)) } : { ...action, version })
    return { id, outcome: done.problem ? 'refused' : 'done', problem: done.problem ?? null, lead: cardOf(lead) }
  })
  return { items, done: items.filter(({ problem: refused }) => !refused).length }
}

const answerPages = makePages({ staff, sources, reasons, pipelines })
const answerTasks = makeTasks({ leads, staff, me: staff[0], log, tell, clients, problem })

function answer(method, path, q, body) {
  const ofPages = answerPages(method, path, q, body)
  if (ofPages) return ofPages
  const ofTasks = answerTasks(method, path, q, body)
  if (ofTasks) return ofTasks
  if (path === '/api/session') return method === 'DELETE' ? { status: 204 } : method === 'POST' && body.password === 'wrong' ? problem(401, 'unauthorized', 'Wrong') : method === 'GET' && answer.signedOut ? problem(401, 'unauthorized', 'Sign in') : { body: session }
  if (path === '/api/pipelines') return { body: { items: pipelines } }
  if (path === '/api/fields' && method === 'POST') { const made = { id: randomUUID(), version: 1, of: body.of ?? 'lead', key: `field${fields.length}`, name: body.name, type: body.type, options: (body.options ?? []).map((o) => ({ ...o, id: randomUUID() })), active: true, rank: fields.length + 1 }; (made.of === 'lead' ? fields : otherFields).push(made); return { status: 201, body: made } }
  if (path === '/api/fields/order') { for (const some of [fields, otherFields]) some.sort((a, b) => body.ids.indexOf(a.id) - body.ids.indexOf(b.id)); return { body: { items: [...fields, ...otherFields].filter((f) => f.of === (body.of ?? 'lead')), next: null } } }
  if (path === '/api/fields') return { body: { items: [...fields, ...otherFields].filter((f) => f.of === (q.get('of') ?? 'lead')), next: null } }
  if (path.startsWith('/api/fields/')) { const found = [...fields, ...otherFields].find((f) => path.endsWith(f.id)); if (body.version !== found.version) return problem(409, 'version-conflict', 'Somebody else changed it', null, { current: found }); return { body: Object.assign(found, body, { version: found.version + 1, options: (body.options ?? found.options).map((o) => ({ ...o, id: o.id ?? randomUUID() })) }) } }
  if (path === '/api/reasons') return { body: { items: reasons, next: null } }
  if (path === '/api/templates') return { body: { items: templates, next: null } }
  if (path === '/api/uploads') return { status: 201, body: { id: randomUUID(), name: q.get('name'), mediaType: q.get('mediaType') || 'application/octet-stream', size: 1000 } }
  if (path === '/api/sources') return { body: { items: sources, next: null } }
  if (path === '/api/staff') return { body: { items: staff, next: null } }
  if (path === '/api/reports/funnel') return { body: { stages: stages.map((s, i) => ({ stageId: s.id, stepPercent: [61.2, 48, 37.5, 52.1, null, null][i] })) } }
  const behind = /^\/api\/reports\/\w+\/leads$/.test(path)
  if (behind) {
    const all = [...leads.values()].filter((l) => !q.get('stageId') || l.stageId === q.get('stageId')).sort((a, b) => b.number - a.number)
    const from = Number(q.get('after') ?? 0)
    const items = all.slice(from, from + 50).map((l, i) => ({ leadId: i % 17 === 5 ? randomUUID() : l.id, number: l.number, times: i % 9 === 2 ? 2 : 1 }))
    return { body: { items, next: from + 50 < all.length ? String(from + 50) : null, count: all.length + 5, leads: all.length } }
  }
  if (path === '/api/board') { const pipeline = pipelines.find((p) => p.id === q.get('pipelineId')) ?? pipelines[0]; q.set('pipelineId', pipeline.id); const list = chosen(q); return { body: { pipelineId: pipeline.id, columns: pipeline.stages.map((stage) => { const own = inStage(list, stage.id); return { stage, count: own.length, sums: sums(own), more: false, ...page(own, null, 25) } }) } } }
  const column = /^\/api\/board\/([\w-]+)$/.exec(path)
  if (column) return { body: page(inStage(chosen(q), column[1]), q.get('after'), 25) }
  if (path === '/api/leads' && method === 'POST') { const lead = makeLead(stages[0], -made++, 0); Object.assign(lead, { title: body.title ?? body.contactPoints[0].value, channel: 'manual', contactPoints: body.contactPoints, lastMessage: null, number: 1200 + made }); tell(lead, 'lead.created.v1'); return { status: 201, body: lead } }
  if (path === '/api/leads') { const ids = q.get('ids')?.split(','); return { body: page(chosen(q).filter((l) => !ids || ids.includes(l.id)).sort((a, b) => b.number - a.number), q.get('after'), Number(q.get('limit') ?? 50)) } }
  if (path === '/api/tags' && method === 'GET') return { body: { items: tags, next: null } }
  if (path === '/api/views' && method === 'GET') return { body: { items: views, next: null } }
  if (path === '/api/views') { const view = { id: randomUUID(), version: 1, mine: true, changeable: true, gone: [], ...body }; views.push(view); return { status: 201, body: view } }
  if (path === '/api/leads/bulk') return { body: many(body) }
  const one = /^\/api\/leads\/([\w-]+)(?:\/(.+))?$/.exec(path)
  if (one) return leads.has(one[1]) ? leadAction(leads.get(one[1]), one[2], method, body) : problem(404, 'not-found', 'This lead is not there', 'It was deleted, or it belongs to somebody else.')
  // for screenshots: somebody else moves or writes
  if (path === '/api/mock/move') { const lead = inStage([...leads.values()], stages[0].id)[Number(q.get('row') ?? 1)]; leadAction(lead, 'move', 'POST', { stageId: stages[2].id, version: lead.version }); return { body: cardOf(lead) } }
  if (path === '/api/mock/new') { const lead = makeLead(stages[0], -made++, 0); tell(lead, 'lead.created.v1'); return { body: cardOf(lead) } }
  return problem(503, 'unavailable', 'This service is not in the stand-in', 'Run the suite for it.')
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' }
createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  if (url.pathname === '/api/live') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(`id: ${eventId}\nevent: ready\ndata: {}\n\n`)
    clients.add(response)
    return void request.on('close', () => clients.delete(response))
  }
  if (url.pathname.startsWith('/api/')) {
    let text = ''
    for await (const chunk of request) text += chunk
    const { status = 200, body, problem: refused } = answer(request.method, url.pathname, url.searchParams, text && /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(text) : {})
    await new Promise((done) => setTimeout(done, 60))
    response.writeHead(status, { 'Content-Type': refused ? 'application/problem+json' : 'application/json' })
    return void response.end(refused ? JSON.stringify(refused) : body === undefined ? '' : JSON.stringify(body))
  }
  const file = new URL(`.${url.pathname}`, STATIC)
  const found = extname(url.pathname) && existsSync(file) ? file : new URL('index.html', STATIC)
  response.writeHead(200, { 'Content-Type': TYPES[extname(found.pathname)] ?? 'application/octet-stream' })
  response.end(readFileSync(found))
}).listen(PORT, '127.0.0.1', () => console.log(`http://localhost:${PORT}`))
