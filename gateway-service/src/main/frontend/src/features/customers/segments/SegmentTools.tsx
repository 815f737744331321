import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconDeviceFloppy, IconDownload, IconMailForward, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { useShowProblem } from '@/shared/ui/problemText'
import { MailSegment } from '../mailings/MailSegment'
import { changeSegment, keepSegment, removeSegment, type Segment, segmentsQuery } from './api'
import { type Conditions, written } from './conditions'

interface Props {
  /** The one that was opened, whatever was changed since. */
  segment: Segment | undefined
  conditions: Conditions
  onOpen: (id: string | undefined) => void
  /** A mailing, or all of them. */
  onMailing: (id: string) => void
}

/** Keeps what was clicked together, changes, removes and exports it. */
export function SegmentTools({ segment, conditions, onOpen, onMailing }: Props) {
  const { t } = useTranslation('customers')
  const cache = useQueryClient()
  const show = useShowProblem()
  const mayWrite = useRole('owner', 'teamLead')
  const [asked, setAsked] = useState<'name' | 'remove' | 'mail' | null>(null)
  const changed = segment && written(segment.conditions) !== written(conditions)
  const change = useMutation({
    mutationFn: (one: Segment) => changeSegment(one, { conditions }),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries(segmentsQuery)
      onOpen(id)
    },
    onError: (error) => {
      show(error)
      void cache.invalidateQueries(segmentsQuery)
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => removeSegment(id),
    onSuccess: async () => {
      setAsked(null)
      onOpen(undefined)
      await cache.invalidateQueries(segmentsQuery)
    },
  })
  return (
    <Group gap="xs">
      {mayWrite && segment && changed && (
        <Button size="xs" leftSection={<IconDeviceFloppy size={14} aria-hidden />} loading={change.isPending} onClick={() => change.mutate(segment)}>
          {t('segments.change')}
        </Button>
      )}
      {mayWrite && (!segment || changed) && written(conditions) && (
        <Button size="xs" variant="default" onClick={() => setAsked('name')}>
          {t('segments.keep')}
        </Button>
      )}
      {segment && !changed && (
        <Button size="xs" variant="default" component="a" href={`/api/segments/${segment.id}/export`} download leftSection={<IconDownload size={14} aria-hidden />}>
          {t('segments.export')}
        </Button>
      )}
      {mayWrite && segment && !changed && (
        <Button size="xs" leftSection={<IconMailForward size={14} aria-hidden />} onClick={() => setAsked('mail')}>
          {t('mailings.write')}
        </Button>
      )}
      {mayWrite && (
        <Button size="xs" variant="default" onClick={() => onMailing('all')}>
          {t('mailings.all')}
        </Button>
      )}
      {mayWrite && segment && !changed && (
        <Button size="xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => setAsked('remove')}>
          {t('segments.remove')}
        </Button>
      )}
      {asked === 'mail' && segment && (
        <MailSegment
          segment={segment}
          onClose={() => setAsked(null)}
          onAsked={(id) => {
            setAsked(null)
            onMailing(id)
          }}
        />
      )}
      {asked === 'name' && <NameDialog conditions={conditions} onClose={() => setAsked(null)} onKept={onOpen} />}
      {segment && (
        <Confirm
          opened={asked === 'remove'}
          title={t('segments.removeTitle', { name: segment.name })}
          confirm={t('segments.remove')}
          leave={t('shared:cancel')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(segment.id)}
          onClose={() => setAsked(null)}
        >
          {t('segments.removeText')}
        </Confirm>
      )}
    </Group>
  )
}

function NameDialog({ conditions, onClose, onKept }: { conditions: Conditions; onClose: () => void; onKept: (id: string) => void }) {
  const { t } = useTranslation('customers')
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const keep = useMutation({
    mutationFn: () => keepSegment(name.trim(), conditions),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries(segmentsQuery)
      onKept(id)
      onClose()
    },
  })
  const fault = keep.error ? toProblem(keep.error).errorOf('name')?.message : undefined
  return (
    <Modal opened onClose={onClose} title={t('segments.keep')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) keep.mutate()
        }}
      >
        <Stack gap="md">
          <TextInput label={t('segments.name')} data-autofocus maxLength={100} value={name} error={fault} onChange={(event) => setName(event.currentTarget.value)} />
          {keep.error && !fault ? <ErrorState error={keep.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" disabled={!name.trim()} loading={keep.isPending}>
              {t('shared:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
