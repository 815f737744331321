import { Button, CloseButton, Group, Menu, Popover, Progress, Stack, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconArrowRight, IconCircleX, IconTag, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery, staffQuery, tagsQuery } from '@/shared/api/reference'
import type { Stage } from '@/shared/api/model'
import { StageQuestion } from '@/shared/leads/StageQuestion'
import type { Action } from './api/many'
import classes from './ManyBar.module.css'
import { ManyResult } from './ManyResult'
import { useSelectedCards, useSelection } from './selection'
import { useMany } from './useMany'

/** What can be done with all cards that are picked, how far it is, and what did not work. */
export function ManyBar({ pipelineId }: { pipelineId: string | undefined }) {
  const { t } = useTranslation('board')
  const selection = useSelection()
  const picked = useSelectedCards()
  const { progress, run, forget } = useMany()
  const [asked, setAsked] = useState<Stage | 'reject' | null>(null)
  const pipelines = useQuery(pipelinesQuery).data
  const pipeline = pipelines?.find((one) => one.id === pipelineId) ?? pipelines?.find((one) => one.default)
  const running = progress?.running ?? false
  if (picked.size === 0 && !progress) return null

  const start = (action: Action) => {
    setAsked(null)
    void run(action)
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
                        stages={pipeline?.stages.filter((stage) => stage.kind !== 'won') ?? []}
                        onChoose={(stage) => (stage.kind === 'lost' ? setAsked(stage) : start({ kind: 'move', stageId: stage.id }))}
                      />
                      <Button size="xs" variant="default" leftSection={<IconCircleX size={15} aria-hidden />} onClick={() => setAsked('reject')}>
                        {t('many.reject')}
                      </Button>
                    </Group>
                  </Popover.Target>
                  <Popover.Dropdown>
                    {asked && (
                      <StageQuestion
                        asks={{ kind: 'reason' }}
                        first={[...picked.values()].some((card) => card.first)}
                        stageName={asked === 'reject' ? (pipeline?.stages.find((stage) => stage.kind === 'lost')?.name ?? t('many.reject')) : asked.name}
                        onCancel={() => setAsked(null)}
                        onAnswer={({ reasonId, note }) =>
                          start(asked === 'reject' ? { kind: 'reject', reasonId: reasonId!, note } : { kind: 'move', stageId: asked.id, reasonId, note })
                        }
                      />
                    )}
                  </Popover.Dropdown>
                </Popover>
                <TagsPopover onAct={start} />
              </Group>
              <CloseButton aria-label={t('many.clear')} title={t('many.clear')} onClick={() => selection.clear()} />
            </div>
          )}
        </>
      )}
    </section>
  )
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

function MoveMenu({ stages, onChoose }: { stages: Stage[]; onChoose: (stage: Stage) => void }) {
  const { t } = useTranslation('board')
  return (
    <Menu position="top-start" shadow="lg" width={240}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconArrowRight size={15} aria-hidden />}>
          {t('many.move')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.options}>
        {stages.map((stage) => (
          <Menu.Item key={stage.id} leftSection={<span className={classes.dot} style={{ background: stage.color ?? 'var(--line-strong)' }} />} onClick={() => onChoose(stage)}>
            {stage.name}
          </Menu.Item>
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
