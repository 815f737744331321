import { Group, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput } from '@/shared/filters/DayInput'
import { fromLocal, inDays } from '@/shared/format/zoned'
import { useSession } from '@/shared/session/session'
import { type ExclusionReason, type Grounds, REASONS } from './exclusions'

interface Written {
  reason: ExclusionReason | null
  note: string
  /** A day of the workspace, or nothing for no end. */
  until: string
}

/** What is asked of whoever excludes somebody; `grounds` is null until a reason was chosen. */
export function useGrounds() {
  const zone = useSession().workspace.timeZone
  const [written, setWritten] = useState<Written>({ reason: null, note: '', until: '' })
  const note = written.note.trim()
  const expiresAt = written.until ? fromLocal(`${written.until}T00:00`, zone) : null
  const grounds: Grounds | null = written.reason && { reason: written.reason, ...(note && { note }), ...(expiresAt && { expiresAt }) }
  return { written, setWritten, grounds, tomorrow: inDays(1, '12:00', zone).slice(0, 10) }
}

/** Why, and until when. */
export function GroundsFields({ of, faults = {} }: { of: ReturnType<typeof useGrounds>; faults?: Record<string, string> }) {
  const { t } = useTranslation('shared')
  const { written, setWritten, tomorrow } = of
  return (
    <>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
        <Select
          label={t('exclusion.reason')}
          placeholder={t('choose')}
          allowDeselect={false}
          value={written.reason}
          error={faults.reason}
          onChange={(value) => setWritten({ ...written, reason: value as ExclusionReason })}
          data={REASONS.map((value) => ({ value, label: t(`exclusion.reasons.${value}`) }))}
          miw={160}
          data-autofocus
        />
        <DayInput
          size="sm"
          label={t('exclusion.until')}
          description={t('exclusion.untilHint')}
          min={tomorrow}
          value={written.until}
          error={faults.expiresAt}
          onChange={(until = '') => setWritten({ ...written, until })}
          miw={180}
        />
      </Group>
      <Textarea label={t('exclusion.note')} autosize minRows={2} maxLength={500} value={written.note} error={faults.note} onChange={(event) => setWritten({ ...written, note: event.currentTarget.value })} />
    </>
  )
}
