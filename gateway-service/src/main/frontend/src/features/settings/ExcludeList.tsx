import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, toProblem } from '@/shared/api/problem'
import { excludeList, type ExcludedOutcome, type Grounds, type ListPreview, previewList, readList } from '@/shared/exclusions/exclusions'
import { ExclusionSummary } from '@/shared/exclusions/ExclusionSummary'
import { GroundsFields, useGrounds } from '@/shared/exclusions/GroundsFields'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { live } from '@/shared/live/live'
import { ErrorState } from '@/shared/ui/ErrorState'
import { problemText } from '@/shared/ui/problemText'

const MOST = 500

/** Excludes people by a pasted list: first it says what would happen, then it is done. */
export function ExcludeList({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [text, setText] = useState('')
  const asked = useGrounds()
  const points = readList(text)
  const preview = useMutation({ mutationFn: () => previewList(points) })
  const exclusion = useMutation({
    mutationFn: ({ seen, grounds }: { seen: ListPreview; grounds: Grounds }) =>
      excludeList(
        seen.people.filter((person) => person.outcome === 'excluded').flatMap((person) => person.contactPoints),
        grounds,
      ),
    onSuccess: async (_, { seen }) => {
      seen.people.flatMap((person) => person.leads).forEach((lead) => live.announce({ leadId: lead.id, type: 'local' }))
      await cache.invalidateQueries({ queryKey: ['exclusions'] })
    },
  })
  const write = (written: string) => {
    setText(written)
    // what was seen is not what would be done any more
    preview.reset()
    exclusion.reset()
  }
  if (exclusion.data) return <Result items={exclusion.data.items} onDone={onDone} />
  const seen = preview.data
  const count = seen?.people.filter((person) => person.outcome === 'excluded').length ?? 0
  const faults = exclusion.error ? toProblem(exclusion.error).byField() : {}
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!seen) preview.mutate()
        else if (asked.grounds && count > 0) exclusion.mutate({ seen, grounds: asked.grounds })
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t('exclusions.list')}
          description={t('exclusions.listHint')}
          autosize
          minRows={4}
          maxRows={14}
          value={text}
          error={points.length > MOST && t('exclusions.tooMany', { most: MOST })}
          onChange={(event) => write(event.currentTarget.value)}
          data-autofocus
        />
        {preview.error && <ErrorState error={preview.error} />}
        {seen && (
          <>
            <ExclusionSummary preview={seen}>
              {count > 0 && <List.Item>{t('shared:exclusion.onlyCounted')}</List.Item>}
            </ExclusionSummary>
            {seen.nonsense.length > 0 && <Nonsense lines={seen.nonsense} />}
            {count > 0 && <GroundsFields of={asked} faults={faults} />}
          </>
        )}
        {exclusion.error && Object.keys(faults).length === 0 && <ErrorState error={exclusion.error} />}
        <Group gap="xs">
          {seen ? (
            <Button type="submit" color="red" disabled={!asked.grounds || count === 0} loading={exclusion.isPending}>
              {t('exclusions.do', { count })}
            </Button>
          ) : (
            <Button type="submit" disabled={points.length === 0 || points.length > MOST} loading={preview.isPending}>
              {t('exclusions.look', { count: points.length })}
            </Button>
          )}
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What was pasted and is no contact: it is left out. */
function Nonsense({ lines }: { lines: ListPreview['nonsense'] }) {
  const { t } = useTranslation('settings')
  return (
    <Alert color="gray" title={t('exclusions.nonsense', { count: lines.length })}>
      <List size="sm">
        {lines.map(({ index, value }) => (
          <List.Item key={index} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** What became of each; the reasons of those that were refused. */
function Result({ items, onDone }: { items: ExcludedOutcome[]; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const { t: shared } = useTranslation('shared')
  const { list } = useFormats()
  const refused = items.filter((item) => item.outcome === 'refused')
  return (
    <Stack gap="sm" role="status">
      <Text>{t('exclusions.made', { count: items.filter((item) => item.outcome === 'excluded').length })}</Text>
      {refused.length > 0 && (
        <List size="sm">
          {refused.map((item) => {
            const { title, detail } = problemText(new ProblemError(item.problem?.status ?? 422, item.problem ?? {}), shared)
            return (
              <List.Item key={item.contactPoints.map(contactText).join()}>
                {list(item.contactPoints.map(contactText))}: {detail ?? title}
              </List.Item>
            )
          })}
        </List>
      )}
      <Group>
        <Button variant="default" onClick={onDone}>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  )
}
