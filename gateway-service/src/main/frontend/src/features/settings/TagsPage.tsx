import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowMerge, IconPencil, IconPlus, IconTag, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '@/shared/api/model'
import { tagsQuery } from '@/shared/api/reference'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from './ReadOnly'
import classes from './Settings.module.css'
import { MergeTag, RemoveTag, TagForm } from './TagForms'

/** The words that people put on leads: one place to spell them, to merge two that mean one, to take one away. */
export function TagsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const tags = useQuery(tagsQuery)
  const [adding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  return (
    <>
      <PageHeader title={t('tags.title')} note={t('tags.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {mayWrite &&
          (adding ? (
            <Panel title={t('tags.add')}>
              <TagForm onDone={() => setAdding(false)} />
            </Panel>
          ) : (
            <Group>
              <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
                {t('tags.add')}
              </Button>
            </Group>
          ))}
        <Text size="sm" role="status">
          {said}
        </Text>
        {tags.isLoadingError ? (
          <ErrorState error={tags.error} onRetry={() => void tags.refetch()} />
        ) : (
          <Panel flush>
            {tags.isPending ? (
              <RowsSkeleton rows={4} />
            ) : tags.data.length === 0 ? (
              <EmptyState icon={IconTag} title={t('tags.empty.title')} hint={t('tags.empty.text')} />
            ) : (
              <ul className={classes.list}>
                {tags.data.map((tag) => (
                  <TagRow key={tag.id} tag={tag} all={tags.data} mayWrite={mayWrite} onSaid={setSaid} />
                ))}
              </ul>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  )
}

function TagRow({ tag, all, mayWrite, onSaid }: { tag: Tag; all: Tag[]; mayWrite: boolean; onSaid: (text: string) => void }) {
  const { t } = useTranslation('settings')
  const [doing, setDoing] = useState<'edit' | 'merge' | 'remove' | null>(null)
  const done = (leads?: number) => {
    setDoing(null)
    if (leads !== undefined) onSaid(t('tags.changed', { count: leads }))
  }
  if (doing === 'edit')
    return (
      <li className={classes.row}>
        <div className={classes.grow}>
          <TagForm tag={tag} onDone={done} />
        </div>
      </li>
    )
  return (
    <li className={classes.row}>
      <span aria-hidden style={{ flex: 'none', width: 10, height: 10, borderRadius: '50%', background: tag.color ?? 'var(--line-strong)' }} />
      <Text span fw={550} className={classes.grow}>
        {tag.name}
      </Text>
      {mayWrite && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon aria-label={t('tags.edit', { name: tag.name })} onClick={() => setDoing('edit')}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          {all.length > 1 && (
            <ActionIcon aria-label={t('tags.merge', { name: tag.name })} onClick={() => setDoing('merge')}>
              <IconArrowMerge size={16} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon aria-label={t('tags.remove', { name: tag.name })} onClick={() => setDoing('remove')}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      {doing === 'merge' && <MergeTag tag={tag} all={all} onDone={done} />}
      {doing === 'remove' && <RemoveTag tag={tag} onDone={done} />}
    </li>
  )
}
