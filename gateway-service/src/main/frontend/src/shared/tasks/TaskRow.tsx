import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCheck, IconDots, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { CompletionForm } from './CompletionForm'
import { DueAt } from './DueAt'
import { PlanForm } from './PlanForm'
import { removeTask, reopenTask, useTaskChange } from './tasks'
import classes from './Tasks.module.css'

interface Props {
  task: Task
  /** What else is said about it. */
  about?: ReactNode
}

/** A task that can be done, planned otherwise, opened again and taken away where it stands. */
export function TaskRow({ task, about }: Props) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const change = useTaskChange(task.lead.id)
  const [asked, setAsked] = useState<'completion' | 'plan'>()
  const row = useRef<HTMLDivElement>(null)
  const close = () => {
    setAsked(undefined)
    // back to where one came from
    setTimeout(() => row.current?.querySelector('button')?.focus(), 0)
  }
  return (
    <div ref={row} className={classes.row}>
      <div className={classes.line}>
        {!task.doneAt && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconCheck size={13} aria-hidden />}
            aria-expanded={asked === 'completion'}
            aria-label={t('task.doneOf', { text: task.text })}
            onClick={() => setAsked(asked === 'completion' ? undefined : 'completion')}
          >
            {t('task.done')}
          </Button>
        )}
        <div className={classes.what}>
          <span className={classes.text} data-done={task.doneAt ? true : undefined}>
            {task.text}
          </span>
          {task.doneAt ? (
            <span className={classes.about}>{t('task.doneBy', { name: task.doneBy?.name, time: formats.when(task.doneAt) })}</span>
          ) : (
            <DueAt kind={task.kind} dueAt={task.dueAt} />
          )}
          {about && <span className={classes.about}>{about}</span>}
        </div>
        <Menu position="bottom-end" shadow="lg" width={200}>
          <Menu.Target>
            <ActionIcon size={28} aria-label={t('task.more', { text: task.text })}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {task.doneAt ? (
              <Menu.Item leftSection={<IconRefresh size={15} aria-hidden />} onClick={() => void change(() => reopenTask(task))}>
                {t('task.reopen')}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setAsked('plan')}>
                {t('task.change')}
              </Menu.Item>
            )}
            <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void change(() => removeTask(task))}>
              {t('task.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {task.result && <p className={classes.result}>{task.result}</p>}
      {asked === 'completion' && <CompletionForm task={task} onDone={close} onCancel={close} />}
      {asked === 'plan' && <PlanForm lead={task.lead} task={task} onDone={close} onCancel={close} />}
    </div>
  )
}
