import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ref, StaffMember, Task, TaskKind } from '@/shared/api/model'
import { staffQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { fromLocal, inDays, toLocal } from '@/shared/format/zoned'
import { useSession } from '@/shared/session/session'
import { changeTask, planTask, useTaskChange } from './tasks'
import classes from './Tasks.module.css'

const REMINDERS = [0, 5, 15, 30, 60, 24 * 60]
const HOUR = 60 * 60_000
const MORNING = '10:00'

interface Props {
  lead: { id: string; manager: Ref | null }
  /** What is planned otherwise; without it something new is planned. */
  task?: Task
  onDone: () => void
  onCancel: () => void
}

/** Plans a task or a call, or plans one otherwise. Times are those of the workspace's clock, wherever the browser is. */
export function PlanForm({ lead, task, onDone, onCancel }: Props) {
  const { t } = useTranslation('shared')
  const { timeZone } = useFormats()
  const { staff } = useSession()
  const people = useQuery(staffQuery).data ?? []
  const change = useTaskChange(lead.id)
  const [kind, setKind] = useState<TaskKind>(task?.kind ?? 'call')
  const [text, setText] = useState(task?.text ?? '')
  const [due, setDue] = useState(() => toLocal(task?.dueAt ?? inDays(1, MORNING, timeZone), timeZone))
  const [assignee, setAssignee] = useState<string>(task?.assignee.id ?? lead.manager?.id ?? staff.id)
  const [remind, setRemind] = useState(task ? (task.remindMinutes ?? null) : 15)
  const [busy, setBusy] = useState(false)
  const dueAt = fromLocal(due, timeZone)
  const words = text.trim() || (kind === 'call' ? t('task.callBack') : '')
  const ready = words !== '' && dueAt !== null

  const submit = async () => {
    if (!ready || busy) return
    setBusy(true)
    const plan = { kind, text: words, dueAt, assigneeId: assignee, remindMinutes: remind }
    if (await change(() => (task ? changeTask(task, plan) : planTask(lead.id, plan)), t('task.kept'))) onDone()
    else setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // a list that is open takes Esc first
    if (event.key !== 'Escape' || event.defaultPrevented || (event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return
    event.preventDefault()
    onCancel()
  }
  const shortcuts = [
    { name: t('task.inAnHour'), at: () => new Date(Date.now() + HOUR).toISOString() },
    { name: t('task.tomorrow'), at: () => inDays(1, MORNING, timeZone) },
    { name: t('task.inThreeDays'), at: () => inDays(3, MORNING, timeZone) },
    { name: t('task.inAWeek'), at: () => inDays(7, MORNING, timeZone) },
  ]

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of its fields
    <form
      className={classes.form}
      aria-label={t(task ? 'task.change' : 'task.plan')}
      onKeyDown={onKeyDown}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('task.what')}
        value={kind}
        onChange={(value) => setKind(value)}
        data={[
          { value: 'call', label: t('task.kind.call') },
          { value: 'task', label: t('task.kind.task') },
        ]}
      />
      <TextInput
        size="sm"
        label={t('task.text')}
        placeholder={kind === 'call' ? t('task.callBack') : t('task.textHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        autoFocus
      />
      <div className={classes.fields}>
        <TextInput size="sm" type="datetime-local" label={t('task.due')} value={due} onChange={(event) => setDue(event.currentTarget.value)} required withAsterisk={false} />
        <Select
          size="sm"
          label={t('task.assignee')}
          data={options(people, lead.manager, staff, task?.assignee)}
          value={assignee}
          onChange={(value) => value && setAssignee(value)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          size="sm"
          label={t('task.remind')}
          data={[
            { value: '', label: t('task.remindNever') },
            ...REMINDERS.map((minutes) => ({ value: String(minutes), label: t(`task.before.${minutes}`) })),
            ...(remind === null || REMINDERS.includes(remind) ? [] : [{ value: String(remind), label: t('task.beforeMinutes', { minutes: remind }) }]),
          ]}
          value={remind === null ? '' : String(remind)}
          onChange={(value) => setRemind(value ? Number(value) : null)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      </div>
      <div className={classes.shortcuts} role="group" aria-label={t('task.quickly')}>
        {shortcuts.map(({ name, at }) => (
          <Button key={name} size="compact-xs" variant="default" onClick={() => setDue(toLocal(at(), timeZone))}>
            {name}
          </Button>
        ))}
      </div>
      <div className={classes.actions}>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button size="xs" type="submit" disabled={!ready} loading={busy}>
          {t(task ? 'save' : 'task.planIt')}
        </Button>
      </div>
    </form>
  )
}

/** Who can do it: those who see the lead. Who has it already stays in the list. */
function options(people: StaffMember[], manager: Ref | null, me: Ref, current: Ref | undefined) {
  const team = people.find((member) => member.id === manager?.id)?.team?.id
  const sees = (member: StaffMember) =>
    !manager || member.id === manager.id || member.role === 'owner' || (member.role === 'teamLead' && team !== undefined && member.team?.id === team)
  const found: Ref[] = people.filter((member) => member.active && member.role !== 'analyst' && (member.id === me.id || sees(member)))
  for (const one of [manager, me, current]) if (one && !found.some((other) => other.id === one.id)) found.push(one)
  return found.map(({ id, name }) => ({ value: id, label: name }))
}
