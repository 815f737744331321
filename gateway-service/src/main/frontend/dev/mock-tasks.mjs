// Tasks, my day and notifications of the stand-in: what mock-api.mjs answers for them.
import { randomUUID } from 'node:crypto'

const HOUR = 3_600_000
const at = (ms) => new Date(Date.now() + ms).toISOString()
const TEXTS = [['call', 'Зателефонувати щодо заміру'], ['task', 'Надіслати кошторис з доставкою'], ['call', 'Уточнити колір фасадів'], ['task', 'Підготувати рахунок']]

export function makeTasks({ leads, staff, me, log, tell, clients, problem }) {
  const tasks = []
  const told = []
  const open = (lead) => tasks.filter((task) => task.lead.id === lead.id && !task.doneAt).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  const follow = (lead) => {
    const [next] = open(lead)
    lead.nextStep = next ? { id: next.id, kind: next.kind, text: next.text, dueAt: next.dueAt, assignee: next.assignee } : null
  }
  const leadOf = ({ id, number, title, channel, outcome, manager }) => ({ id, number, title, channel, outcome, manager })
  const plan = (lead, { kind, text, dueAt, assigneeId, remindMinutes = null }) => {
    const assignee = staff.find((one) => one.id === assigneeId) ?? lead.manager ?? me
    const task = { id: randomUUID(), lead: leadOf(lead), version: 1, kind, text, dueAt, assignee: { id: assignee.id, name: assignee.name }, remindMinutes, result: null, doneAt: null, doneBy: null, createdAt: at(0), createdBy: { id: me.id, name: me.name } }
    tasks.push(task)
    follow(lead)
    return task
  }
  const ring = () => { for (const client of clients) client.write(`event: change\ndata: ${JSON.stringify({ type: 'notification.changed.v1', version: 0, managerId: null })}\n\n`) }
  const ToDo = (task) => ({ id: task.id, kind: task.kind, text: task.text })
  const changed = (task, kind, data = {}) => {
    const lead = leads.get(task.lead.id)
    log(lead, kind, { task: ToDo(task), ...data })
    follow(lead)
    tell(lead, 'lead.task-changed.v1')
  }

  ;[...leads.values()].filter((lead) => lead.outcome === 'open').forEach((lead, i) => {
    if (i % 3) return
    const [kind, text] = TEXTS[(i / 3) % TEXTS.length]
    plan(lead, { kind, text, dueAt: at((i % 7) * 5 * HOUR - 9 * HOUR), assigneeId: i % 2 ? lead.manager?.id : me.id })
  })
  ;['task', 'answered', 'assigned', 'reminder'].forEach((kind, i) => {
    const task = tasks[i]
    told.push({ id: randomUUID(), kind, at: at(-i * 0.7 * HOUR), read: i > 2, lead: task.lead, task: kind === 'task' || kind === 'reminder' ? { ...ToDo(task), dueAt: task.dueAt, done: false } : null, actor: kind === 'task' || kind === 'assigned' ? { id: staff[1].id, name: staff[1].name } : null })
  })

  function ofLead(lead, method, body) {
    if (method === 'GET') return { body: { items: [...open(lead), ...tasks.filter((task) => task.lead.id === lead.id && task.doneAt)], next: null } }
    const task = plan(lead, body)
    changed(task, 'taskPlanned', { dueAt: task.dueAt, assignee: task.assignee })
    return { status: 201, body: task }
  }

  function day(q) {
    const whose = q.get('managerId') ?? me.id
    const mine = [...leads.values()].filter((lead) => lead.outcome === 'open' && lead.manager?.id === (whose === me.id ? staff[2].id : whose))
    const nobodys = [...leads.values()].filter((lead) => lead.outcome === 'open' && !lead.manager)
    const todo = tasks.filter((task) => !task.doneAt && task.assignee.id === whose).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    const section = (list) => ({ count: list.length, items: list.slice(0, 10), next: list.length > 10 ? '10' : null })
    return {
      managerId: whose, date: at(0).slice(0, 10), staleAfterDays: 7,
      waiting: section(mine.filter((lead) => lead.waitingSince).sort((a, b) => a.waitingSince.localeCompare(b.waitingSince))),
      late: section(todo.filter((task) => task.dueAt < at(0))), today: section(todo.filter((task) => task.dueAt >= at(0) && task.dueAt < at(12 * HOUR))),
      new: section(nobodys), stale: section(mine.filter((lead) => !lead.waitingSince && !lead.nextStep).slice(-14)),
    }
  }

  return (method, path, q, body) => {
    const lead = /^\/api\/leads\/([\w-]+)\/tasks$/.exec(path)
    if (lead && leads.has(lead[1])) return ofLead(leads.get(lead[1]), method, body)
    if (path === '/api/my-day') return { body: day(q) }
    const section = /^\/api\/my-day\/(\w+)$/.exec(path)
    if (section) return { body: { items: day(q)[section[1]].items, next: null } }
    if (path === '/api/notifications') return { body: { items: told, next: null, unread: told.filter((one) => !one.read).length } }
    if (path === '/api/notifications/reading') { told.forEach((one) => (one.read = true)); ring(); return { status: 204 } }
    const notification = /^\/api\/notifications\/([\w-]+)$/.exec(path)
    if (notification) { told.find((one) => one.id === notification[1]).read = body.read; ring(); return { status: 204 } }
    const one = /^\/api\/tasks\/([\w-]+)(?:\/(\w+))?$/.exec(path)
    const task = one && tasks.find((other) => other.id === one[1])
    if (!task) return one ? problem(404, 'not-found', 'Not there') : undefined
    if (body.version !== undefined && body.version !== task.version) return problem(409, 'version-conflict', 'Changed meanwhile', 'Look at it as it is now.', { current: task })
    if (method === 'DELETE') { tasks.splice(tasks.indexOf(task), 1); changed(task, 'taskRemoved'); return { status: 204 } }
    task.version++
    if (one[2] === 'completion') { Object.assign(task, { doneAt: at(0), doneBy: me, result: body.result || null }); changed(task, 'taskDone', { result: task.result }) }
    else if (one[2] === 'reopening') { Object.assign(task, { doneAt: null, doneBy: null, result: null }); changed(task, 'taskReopened') }
    else { Object.assign(task, { kind: body.kind, text: body.text, dueAt: body.dueAt, remindMinutes: body.remindMinutes, assignee: staff.find((member) => member.id === body.assigneeId) ?? task.assignee }); changed(task, 'taskChanged', { changes: [] }) }
    return { body: task }
  }
}
