import { ActionIcon, Badge, Button, Group, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTemplate, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRole } from '@/shared/session/session'
import { useChannelName } from '@/shared/ui/Channel'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { deleteTemplate, type Template, templatesQuery } from './api'
import { ReadOnly } from './ReadOnly'
import classes from './Settings.module.css'
import { TemplateForm } from './TemplateForm'

/** Answers that are written once: what managers pick in a card's composer. */
export function TemplatesPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const templates = useQuery(templatesQuery)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <PageHeader title={t('templates.title')} note={t('templates.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {mayWrite &&
          (adding ? (
            <Panel title={t('templates.add')}>
              <TemplateForm onDone={() => setAdding(false)} />
            </Panel>
          ) : (
            <Group>
              <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
                {t('templates.add')}
              </Button>
            </Group>
          ))}
        {templates.isLoadingError ? (
          <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
        ) : (
          <Panel flush>
            {templates.isPending ? (
              <RowsSkeleton rows={4} />
            ) : templates.data.length === 0 ? (
              <EmptyState icon={IconTemplate} title={t('templates.empty.title')} hint={t('templates.empty.text')} />
            ) : (
              <ul className={classes.list}>
                {templates.data.map((template) => (
                  <TemplateRow key={template.id} template={template} mayWrite={mayWrite} />
                ))}
              </ul>
            )}
          </Panel>
        )}
        <Text size="xs" c="dimmed">
          {t('templates.placeholders')}
        </Text>
      </PageBody>
    </>
  )
}

function TemplateRow({ template, mayWrite }: { template: Template; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const channelName = useChannelName()
  const cache = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [asked, setAsked] = useState(false)
  const remove = useMutation({
    mutationFn: () => deleteTemplate(template.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['templates'] }),
  })
  if (editing)
    return (
      <li className={classes.row}>
        <div className={classes.grow}>
          <TemplateForm template={template} onDone={() => setEditing(false)} />
        </div>
      </li>
    )
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text span fw={550}>
          {template.name}
        </Text>{' '}
        {template.channel && (
          <Badge variant="light" color="gray">
            {channelName(template.channel)}
          </Badge>
        )}
        <Text size="sm" c="dimmed" lineClamp={3} style={{ whiteSpace: 'pre-wrap' }}>
          {template.text}
        </Text>
      </div>
      {mayWrite && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon aria-label={t('templates.editTitle', { name: template.name })} onClick={() => setEditing(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('templates.deleteTitle', { name: template.name })} onClick={() => setAsked(true)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      <Confirm
        opened={asked}
        title={t('templates.deleteTitle', { name: template.name })}
        confirm={t('delete')}
        leave={t('templates.keep')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(false)}
      >
        {t('templates.deleteText')}
      </Confirm>
    </li>
  )
}
