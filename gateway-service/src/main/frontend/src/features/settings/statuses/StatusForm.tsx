import { Button, ColorInput, Group, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { type OrderStatus, type StatusKind, useOrderStatuses } from '@/shared/orders/statuses'
import { ErrorState } from '@/shared/ui/ErrorState'
import { changeStatus, createStatus } from './api'

const GREY = '#64748b'
const COLORS = [GREY, '#0ea5e9', '#2563eb', '#7c3aed', '#db2777', '#dc2626', '#ea580c', '#ca8a04', '#16a34a', '#0f766c']

/** A new status of a kind, or another name and colour for one. An empty name gives one of the first four its own word back. */
export function StatusForm({ kind, status, onDone }: { kind: StatusKind; status?: OrderStatus; onDone?: () => void }) {
  const { t } = useTranslation('settings')
  const { nameOf } = useOrderStatuses()
  const cache = useQueryClient()
  const [name, setName] = useState(status?.name ?? '')
  const [color, setColor] = useState(status?.color ?? GREY)
  const save = useMutation({
    mutationFn: () => (status ? changeStatus(status, { name: name.trim(), color }) : createStatus({ name: name.trim(), kind, color })),
    onSuccess: () => {
      setName('')
      onDone?.()
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['orderStatuses'] }),
  })
  const faults = save.error ? toProblem(save.error).byField() : {}
  const whole = name.trim().length > 0 || (status !== undefined && status.name === null)
  const label = status ? t('statuses.nameOf', { name: nameOf(status.code) }) : t(`statuses.new.${kind}`)
  return (
    <form
      style={{ padding: status ? 0 : '12px 16px', borderTop: status ? 0 : '1px solid var(--line)' }}
      onSubmit={(event) => {
        event.preventDefault()
        if (whole) save.mutate()
      }}
    >
      <Group gap="sm" align="flex-start">
        <TextInput
          aria-label={label}
          placeholder={status ? nameOf(status.code) : label}
          maxLength={60}
          value={name}
          error={faults.name}
          style={{ flex: '1 1 200px' }}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ColorInput withEyeDropper={false} aria-label={t('tags.color')} w={140} value={color} error={faults.color} swatches={COLORS} onChange={setColor} />
        <Button type="submit" leftSection={status ? undefined : <IconPlus size={14} aria-hidden />} disabled={!whole} loading={save.isPending}>
          {t(status ? 'save' : 'add')}
        </Button>
        {status && (
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        )}
      </Group>
      {save.error && Object.keys(faults).length === 0 ? <ErrorState error={save.error} /> : null}
    </form>
  )
}
