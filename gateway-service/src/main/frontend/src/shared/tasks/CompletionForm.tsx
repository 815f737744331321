import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '@/shared/api/model'
import { completeTask, useTaskChange } from './tasks'
import classes from './Tasks.module.css'

type Made = 'reached' | 'notReached' | 'notMade'

/** Says what came of a task; of a planned call also whether the person took it. */
export function CompletionForm({ task, onDone, onCancel }: { task: Task; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('shared')
  const change = useTaskChange(task.lead.id)
  const [made, setMade] = useState<Made>('reached')
  const [result, setResult] = useState('')
  const [busy, setBusy] = useState(false)
  const call = task.kind === 'call'

  const submit = async () => {
    setBusy(true)
    const answered = call && made !== 'notMade' ? made === 'reached' : undefined
    if (await change(() => completeTask(task, { result: result.trim(), answered }), t('task.kept'))) onDone()
    else setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onCancel()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    }
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl+Enter of its fields
    <form
      className={classes.form}
      aria-label={t('task.completionOf', { text: task.text })}
      onKeyDown={onKeyDown}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      {call && (
        <SegmentedControl
          size="xs"
          aria-label={t('task.wasAnswered')}
          value={made}
          onChange={(value) => setMade(value)}
          data={[
            { value: 'reached', label: t('task.reached') },
            { value: 'notReached', label: t('task.notReached') },
            { value: 'notMade', label: t('task.notMade') },
          ]}
        />
      )}
      <Textarea
        aria-label={t('task.result')}
        placeholder={t('task.resultHint')}
        value={result}
        onChange={(event) => setResult(event.currentTarget.value)}
        maxLength={20_000}
        autosize
        minRows={1}
        maxRows={5}
        autoFocus
      />
      <div className={classes.actions}>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button size="xs" type="submit" loading={busy}>
          {t('task.done')}
        </Button>
      </div>
    </form>
  )
}
