import { Button, CloseButton, Group, Menu, Popover, Progress, Stack, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconArrowRight, IconBan, IconCircleX, IconTag, IconUser } from '@tabler/icons-react'
import { Fragment, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery, staffQuery, tagsQuery } from '@/shared/api/reference'
import type { Pipeline, Stage } from '@/shared/api/model'
import { takesOthers } from '@/shared/leads/moveLead'
import { type Answer, StageQuestion } from '@/shared/leads/StageQuestion'
import { askedBy, type Asks } from '@/shared/leads/stageAsks'
import { readStageLoad, useTellWhenFull } from '@/shared/leads/stageLoad'
import type { Action } from './api/many'
import classes from './ManyBar.module.css'
import { ManyResult } from './ManyResult'
import { useSelectedCards, useSelection } from './selection'
import { type Refused, useMany } from './useMany'

const ManyExclude = lazy(() => import('./ManyExclude').then((module) => ({ default: module.ManyExclude })))

/** What has to be known before the picked leads can move to a stage, or be rejected where they are. */
interface Question {
  stage: Stage | null
  asks: Extract<Asks, { kind: 'reason' | 'fields' }>
}

/** What can be done with all cards that are picked, how far it is, and what did not work. */
export function ManyBar({ pipelineId }: { pipelineId: string | undefined }) {
  const { t } = useTranslation('board')
  const selection = useSelection()
  const picked = useSelectedCards()
  const { progress, run, forget } = useMany()
  const tellWhenFull = useTellWhenFull()
  const [asked, setAsked] = useState<Question | null>(null)
  const [excluding, setExcluding] = useState(false)
  const pipelines = useQuery(pipelinesQuery).data
  const pipeline = pipelines?.find((one) => one.id === pipelineId) ?? pipelines?.find((one) => one.default)
  const running = progress?.running ?? false
  if (picked.size === 0 && !progress) return null

  const start = (action: Action) => {
    setAsked(null)
    void run(action)
  }
  const move = async (stage: Stage, answer: Answer = {}) => {
    setAsked(null)
    const { refused, done } = await run({ kind: 'move', stageId: stage.id, ...answer })
    // those that lack what the stage requires stay picked: what is answered now is for them
    const asks = missing(refused)
    if (asks) setAsked({ stage, asks })
    if (done) tellWhenFull(await readStageLoad(done.id).catch(() => null), stage.name)
  }
  return (
    <section className={classes.bar} aria-label={t('many.title')}>
      {running ? (
        <div className={classes.running}>
          <Text size="sm" role="status">
            {t('many.running', { done: progress!.done + progress!.refused.length, of: progress!.of })}
          </Text>
          <Progress value={((progress!.done + progress!.refused.length) / progress!.of) * 100} aria-label={t('many.title')} flex={1} />
        </div>
      ) : (
        <>
          {progress && <ManyResult progress={progress} onClose={forget} />}
          {picked.size > 0 && (
            <div className={classes.tools}>
              <Text size="sm" fw={600} role="status">
                {t('many.count', { count: picked.size })}
              </Text>
              <Group gap="xs" wrap="nowrap" className={classes.actions}>
                <AssignMenu onAct={start} />
                <Popover opened={asked !== null} onChange={(opened) => !opened && setAsked(null)} position="top" width={320} closeOnClickOutside={false} withRoles={false} shadow="xl">
                  <Popover.Target>
                    <Group gap="xs" wrap="nowrap">
                      <MoveMenu
                        pipeline={pipeline}
                        others={pipelines?.filter((one) => one.id !== pipeline?.id) ?? []}
                        onChoose={(stage) => (stage.kind === 'lost' ? setAsked({ stage, asks: { kind: 'reason' } }) : void move(stage))}
                      />
                      <Button size="xs" variant="default" leftSection={<IconCircleX size={15} aria-hidden />} onClick={() => setAsked({ stage: null, asks: { kind: 'reason' } })}>
                        {t('many.reject')}
                      </Button>
                    </Group>
                  </Popover.Target>
                  <Popover.Dropdown>
                    {asked && (
                      <StageQuestion
                        key={asked.asks.kind}
                        asks={asked.asks}
                        first={[...picked.values()].some((card) => card.first)}
                        stageName={asked.stage?.name ?? pipeline?.stages.find((stage) => stage.kind === 'lost')?.name ?? t('many.reject')}
                        onCancel={() => setAsked(null)}
                        onAnswer={(answer) =>
                          asked.stage ? void move(asked.stage, answer) : start({ kind: 'reject', reasonId: answer.reasonId!, note: answer.note })
                        }
                      />
                    )}
                  </Popover.Dropdown>
                </Popover>
                <TagsPopover onAct={start} />
                <Button size="xs" variant="default" leftSection={<IconBan size={15} aria-hidden />} onClick={() => setExcluding(true)}>
                  {t('many.exclude')}
                </Button>
              </Group>
              <CloseButton aria-label={t('many.clear')} title={t('many.clear')} onClick={() => selection.clear()} />
            </div>
          )}
        </>
      )}
      {excluding && (
        <Suspense>
          <ManyExclude
            cards={[...picked.values()]}
            onClose={() => setExcluding(false)}
            onExclude={(grounds) => {
              setExcluding(false)
              start({ kind: 'exclude', ...grounds })
            }}
          />
        </Suspense>
      )}
    </section>
  )
}

/** The fields that the refused leads lack, all of them together; null when it is about something else. */
function missing(refused: Refused[]): Question['asks'] | null {
  const names = refused.flatMap(({ problem }) => {
    const asks = askedBy(problem)
    return asks?.kind === 'fields' ? asks.fields : []
  })
  return names.length > 0 ? { kind: 'fields', fields: [...new Set(names)] } : null
}

function AssignMenu({ onAct }: { onAct: (action: Action) => void }) {
  const { t } = useTranslation('board')
  const people = useQuery(staffQuery).data?.filter((member) => member.active && member.role !== 'analyst') ?? []
  return (
    <Menu position="top-start" shadow="lg" width={240}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconUser size={15} aria-hidden />}>
          {t('many.assign')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.options}>
        {people.map((member) => (
          <Menu.Item key={member.id} onClick={() => onAct({ kind: 'assign', managerId: member.id })}>
            {member.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item c="dimmed" onClick={() => onAct({ kind: 'assign', managerId: null })}>
          {t('nobody')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The stages of this pipeline, then those of the others, where a lead goes on. */
function MoveMenu({ pipeline, others, onChoose }: { pipeline: Pipeline | undefined; others: Pipeline[]; onChoose: (stage: Stage) => void }) {
  const { t } = useTranslation('board')
  const stagesOf = (one: Pipeline) =>
    one.stages
      .filter(takesOthers)
      .map((stage) => (
        <Menu.Item key={stage.id} leftSection={<span className={classes.dot} style={{ background: stage.color ?? 'var(--line-strong)' }} />} onClick={() => onChoose(stage)}>
          {stage.name}
        </Menu.Item>
      ))
  return (
    <Menu position="top-start" shadow="lg" width={240}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconArrowRight size={15} aria-hidden />}>
          {t('many.move')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.options}>
        {pipeline && stagesOf(pipeline)}
        {others.map((other) => (
          <Fragment key={other.id}>
            <Menu.Label>{t('pipeline', { name: other.name })}</Menu.Label>
            {stagesOf(other)}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function TagsPopover({ onAct }: { onAct: (action: Action) => void }) {
  const { t } = useTranslation('board')
  const [opened, setOpened] = useState(false)
  const [tags, setTags] = useState<string[]>([])
  const known = useQuery({ ...tagsQuery, enabled: opened }).data ?? []
  const act = (kind: 'tag' | 'untag') => {
    setOpened(false)
    setTags([])
    onAct({ kind, tags })
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="top" width={300} trapFocus returnFocus shadow="xl">
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconTag size={15} aria-hidden />} onClick={() => setOpened((open) => !open)}>
          {t('filter.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.tags')}>
        <Stack gap="sm">
          <TagsInput label={t('many.tagsLabel')} size="xs" data={known.map((tag) => tag.name)} value={tags} onChange={setTags} maxTags={20} comboboxProps={{ withinPortal: false }} data-autofocus />
          <Group gap="xs">
            <Button size="xs" disabled={tags.length === 0} onClick={() => act('tag')}>
              {t('many.tag')}
            </Button>
            <Button size="xs" variant="default" disabled={tags.length === 0} onClick={() => act('untag')}>
              {t('many.untag')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
