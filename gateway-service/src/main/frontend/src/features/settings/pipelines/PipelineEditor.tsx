import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRole } from '@/shared/session/session'
import { toProblem } from '@/shared/api/problem'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { createPipeline, type Pipeline, savePipeline, stageCountsQuery } from '../api'
import classes from '../Settings.module.css'
import { Changes } from './Changes'
import { bodyOf, changed, changes, draftOf, faults, impossibleNow, moved, type PipelineDraft, rebased, targetsOf, withNewStage, without } from './draft'
import { StageRow } from './StageRow'

/** How often one looks how far a stage is that is being emptied, in milliseconds. */
export const WATCH_EVERY = 2_000

interface Props {
  /** The pipeline as it is saved; null for a new one. */
  before: Pipeline | null
  initial?: PipelineDraft
  mayWrite: boolean
  onSaved: (id: string) => void
}

/** Stages are arranged and named in a draft; what saving will change is said before it is saved. */
export function PipelineEditor({ before, initial, mayWrite, onSaved }: Props) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [draft, setDraft] = useState(() => initial ?? draftOf(before!))
  const [said, say] = useState('')
  const made = useRef(0)
  const seesAll = useRole('owner')
  const emptying = before?.stages.some((stage) => stage.into) ?? false
  const counts = useQuery({ ...stageCountsQuery(before?.id ?? ''), enabled: before !== null, refetchInterval: emptying ? WATCH_EVERY : false }).data
  const leads = (stageId: string) => counts?.[stageId] ?? null
  const found = useMemo(() => (before ? changes(before, draft, (stageId) => counts?.[stageId] ?? null) : []), [before, draft, counts])
  const wrong = faults(draft)
  const impossible = found.some(impossibleNow)
  const dirty = before === null || found.length > 0
  const savedNow = (id: string | undefined) => cache.getQueryData<Pipeline[]>(['pipelines'])?.find((one) => one.id === id)
  const save = useMutation({
    mutationFn: () => (before ? savePipeline(before.id, bodyOf(draft)) : createPipeline(bodyOf(draft))),
    onSuccess: async (now) => {
      await cache.invalidateQueries({ queryKey: ['pipelines'] })
      await cache.invalidateQueries({ queryKey: ['board'] })
      // a stage without leads is gone a moment after it was sent away: what was read then is newer
      const read = savedNow(now.id)
      setDraft(draftOf(read && read.version > now.version ? read : now))
      notifications.show({ message: t('pipelines.saved') })
      onSaved(now.id)
    },
  })
  const last = useRef(before)
  useEffect(() => {
    const was = last.current
    last.current = before
    if (before && was && before.version !== was.version) setDraft((now) => rebased(now, was, before) ?? now)
  }, [before])
  const conflict = save.isError && toProblem(save.error).conflict
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => before !== null && dirty && !save.isPending && current.pathname !== next.pathname,
    withResolver: true,
  })

  const move = (from: number, to: number) => {
    const stage = draft.stages[from]
    if (!stage || to < 0 || to >= draft.stages.length) return
    setDraft(moved(draft, from, to))
    say(t('pipelines.movedTo', { name: stage.name, position: to + 1, count: draft.stages.length }))
  }
  return (
    <>
      <Panel>
        <TextInput
          label={t('pipelines.name')}
          maw={360}
          value={draft.name}
          disabled={!mayWrite}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
      </Panel>
      <Panel
        title={t('pipelines.stages')}
        note={t('pipelines.requiredHelp')}
        flush
        action={
          mayWrite && (
            <Button
              size="xs"
              variant="light"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setDraft(withNewStage(draft, `new-${(made.current += 1)}`, t('pipelines.newStage')))}
            >
              {t('pipelines.addStage')}
            </Button>
          )
        }
      >
        <div className={`${classes.stage} ${classes.stageHead}`} aria-hidden>
          <span />
          <span>{t('name')}</span>
          <span>{t('pipelines.kind')}</span>
          <span>{t('pipelines.temperature')}</span>
          <span />
          <span>{t('pipelines.required')}</span>
          <span />
        </div>
        <ol className={classes.list}>
          {draft.stages.map((stage, at) => (
            <StageRow
              key={stage.key}
              stage={stage}
              at={at}
              count={draft.stages.length}
              leads={stage.id ? leads(stage.id) : null}
              mayWrite={mayWrite}
              onChange={(change) => setDraft(changed(draft, stage.key, change))}
              onMove={move}
              targets={targetsOf(draft, stage)}
              // what others have there may be out of sight
              onRemove={() =>
                setDraft(
                  stage.id === null || (seesAll && leads(stage.id) === 0) ? without(draft, stage.key) : changed(draft, stage.key, { going: true, into: null }),
                )
              }
              onKeep={() => setDraft(changed(draft, stage.key, { going: false, into: null }))}
            />
          ))}
        </ol>
        {before && (
          <Text size="xs" c="dimmed" p="sm">
            {t('pipelines.splitHelp')}
          </Text>
        )}
      </Panel>
      <div className="visually-hidden" role="status">
        {said}
      </div>
      {mayWrite && (
        <Panel title={before ? t('pipelines.changes') : undefined}>
          <Stack gap="sm">
            {before && found.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('pipelines.noChanges')}
              </Text>
            )}
            <Changes found={found} faults={wrong} />
            {conflict ? (
              <Alert color="yellow" role="alert" title={t('pipelines.conflict')}>
                <Text size="sm">{t('pipelines.conflictText')}</Text>
                <Button
                  size="xs"
                  mt="xs"
                  variant="default"
                  onClick={() => {
                    save.reset()
                    void cache.invalidateQueries({ queryKey: ['pipelines'] }).then(() => {
                      const now = savedNow(before?.id)
                      if (now) setDraft(draftOf(now))
                    })
                  }}
                >
                  {t('pipelines.takeTheirs')}
                </Button>
              </Alert>
            ) : (
              save.isError && <ErrorState error={save.error} />
            )}
            <Group gap="xs" justify="flex-end">
              {before && (
                <Button variant="default" disabled={!dirty} onClick={() => setDraft(draftOf(before))}>
                  {t('pipelines.discard')}
                </Button>
              )}
              <Button disabled={!dirty || wrong.length > 0 || impossible} loading={save.isPending} onClick={() => save.mutate()}>
                {before ? t('pipelines.save') : t('pipelines.create')}
              </Button>
            </Group>
          </Stack>
        </Panel>
      )}
      <Confirm
        opened={leaving.status === 'blocked'}
        title={t('pipelines.unsaved')}
        confirm={t('pipelines.discard')}
        leave={t('pipelines.stay')}
        onConfirm={() => leaving.proceed?.()}
        onClose={() => leaving.reset?.()}
      >
        {t('pipelines.unsavedText')}
      </Confirm>
    </>
  )
}
