import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCalendarPlus, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/shared/session/session'
import { PlanForm } from '@/shared/tasks/PlanForm'
import { TaskRow } from '@/shared/tasks/TaskRow'
import { tasksOfLeadQuery } from '@/shared/tasks/tasks'
import { isTyping, useKeysHelp } from '@/shared/ui/keys'
import type { Lead } from './model'
import classes from './NextStep.module.css'

/** What is to be done next about the lead, always in view; planned and done in place. `t` plans. */
export function NextStep({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const { staff } = useSession()
  const query = useQuery(tasksOfLeadQuery(lead.id))
  const [planning, setPlanning] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const plan = useRef<HTMLButtonElement>(null)
  useKeysHelp(t('step.keys'), useMemo(() => [{ keys: ['t'], label: t('step.plan') }], [t]))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 't' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return
      event.preventDefault()
      setPlanning(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  // the open one that is due first comes first
  const all = query.data ?? []
  const step = all[0] && !all[0].doneAt ? all[0] : undefined
  const rest = step ? all.slice(1) : all
  const close = () => {
    setPlanning(false)
    setTimeout(() => plan.current?.focus(), 0)
  }
  return (
    <section className={classes.bar} aria-label={t('step.label')}>
      <div className={classes.line}>
        <div className={classes.now}>
          {query.isPending ? (
            <Skeleton height={20} width="45%" my={11} aria-hidden />
          ) : step ? (
            <TaskRow key={step.id} task={step} about={step.assignee.id === staff.id ? undefined : step.assignee.name} />
          ) : (
            <div className={classes.none}>{t(query.error && !query.data ? 'step.failed' : 'step.none')}</div>
          )}
        </div>
        <div className={classes.side}>
          {rest.length > 0 && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-expanded={unfolded}
              rightSection={unfolded ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
              onClick={() => setUnfolded(!unfolded)}
            >
              {step ? `+${rest.length}` : t('step.count', { count: rest.length })}
              {step && <span className="visually-hidden"> {t('step.all')}</span>}
            </Button>
          )}
          <Button
            ref={plan}
            size="compact-xs"
            variant={step ? 'subtle' : 'light'}
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
            classNames={{ section: classes.icon }}
            title={t('step.plan')}
            aria-expanded={planning}
            aria-keyshortcuts="t"
            onClick={() => setPlanning(!planning)}
          >
            <span className={classes.word}>{t('step.add')}</span>
          </Button>
        </div>
      </div>
      {planning && (
        <div className={classes.form}>
          <PlanForm lead={lead} onDone={close} onCancel={close} />
        </div>
      )}
      {unfolded && rest.length > 0 && (
        <ul className={classes.others} aria-label={t('step.all')}>
          {rest.map((task) => (
            <li key={task.id}>
              <TaskRow task={task} about={task.doneAt || task.assignee.id === staff.id ? undefined : task.assignee.name} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
