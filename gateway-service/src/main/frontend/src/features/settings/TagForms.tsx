import { Button, ColorInput, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { tagsQuery } from '@/shared/api/reference'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { changeTag, createTag, mergeTag, removeTag } from './api'

/** On how many leads it was changed; undefined when nothing was. */
type Done = (leads?: number) => void

/** Everything that shows leads shows their tags. */
function useAgain() {
  const cache = useQueryClient()
  return () => Promise.all([cache.invalidateQueries(tagsQuery), cache.invalidateQueries({ queryKey: ['board'] }), cache.invalidateQueries({ queryKey: ['lead'] })])
}

/** A new tag, or one that is renamed on all leads. */
export function TagForm({ tag, onDone }: { tag?: Tag; onDone: Done }) {
  const { t } = useTranslation('settings')
  const again = useAgain()
  const [name, setName] = useState(tag?.name ?? '')
  const [color, setColor] = useState(tag?.color ?? '')
  const save = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), color }
      if (tag) return (await changeTag(tag, body)).leads
      await createTag(body)
      return undefined
    },
    onSuccess: async (leads) => {
      await again()
      onDone(leads)
    },
    // somebody else changed it: the list behind shows what stands there now
    onError: (error) => (toProblem(error).conflict ? again() : undefined),
  })
  const faults = save.error ? toProblem(save.error).byField() : {}
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim()) save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-start">
          <TextInput label={t('name')} maxLength={50} value={name} error={faults.name} style={{ flex: '1 1 220px' }} onChange={(event) => setName(event.currentTarget.value)} />
          <ColorInput withEyeDropper={false} label={t('tags.color')} w={160} value={color} error={faults.color} onChange={setColor} />
        </Group>
        {tag && name.trim() !== tag.name && (
          <Text size="sm" c="dimmed">
            {t('tags.renames')}
          </Text>
        )}
        {save.error && Object.keys(faults).length === 0 ? <ErrorState error={save.error} /> : null}
        <Group gap="xs">
          <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={() => onDone()}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

export function MergeTag({ tag, all, onDone }: { tag: Tag; all: Tag[]; onDone: Done }) {
  const { t } = useTranslation('settings')
  const again = useAgain()
  const [into, setInto] = useState<string | null>(null)
  const merge = useMutation({
    mutationFn: () => mergeTag(tag.id, into!),
    onSuccess: async ({ leads }) => {
      await again()
      onDone(leads)
    },
  })
  return (
    <Confirm opened title={t('tags.merge', { name: tag.name })} confirm={t('tags.mergeIt')} leave={t('cancel')} busy={merge.isPending} disabled={!into} error={merge.error} onConfirm={() => into && merge.mutate()} onClose={() => onDone()}>
      <Text size="md">{t('tags.mergeText', { name: tag.name })}</Text>
      <Select
        label={t('tags.into')}
        searchable
        data={all.filter((one) => one.id !== tag.id).map(({ id, name }) => ({ value: id, label: name }))}
        value={into}
        onChange={setInto}
      />
    </Confirm>
  )
}

export function RemoveTag({ tag, onDone }: { tag: Tag; onDone: Done }) {
  const { t } = useTranslation('settings')
  const again = useAgain()
  const remove = useMutation({
    mutationFn: () => removeTag(tag.id),
    onSuccess: async ({ leads }) => {
      await again()
      onDone(leads)
    },
  })
  return (
    <Confirm opened title={t('tags.remove', { name: tag.name })} confirm={t('tags.removeIt')} leave={t('tags.keep')} danger busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate()} onClose={() => onDone()}>
      {t('tags.removeText')}
    </Confirm>
  )
}
