import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { LinkAnchor } from '@/shared/ui/links'
import { useNow } from '@/shared/ui/useNow'
import { retryConversion, undoConversion } from './api/conversion'
import classes from './LeadFacts.module.css'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

const SLOW = 15_000

/** How far a conversion is: what is missing and since when, with a retry; and taking it back as long as that can be done. */
export function ConversionLinks({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const change = useLeadChange(lead)
  const owner = useRole('owner')
  const works = !useRole('analyst')
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const now = useNow()
  const { state, since, undoableUntil, missing = [] } = lead.conversion ?? {}
  const running = state === 'running'
  const gone = missing.length > 1 ? 'both' : (missing[0] ?? 'order')
  const late = running && now - Date.parse(since ?? '') > SLOW
  const undoable = lead.outcome === 'won' && !!undoableUntil && now < Date.parse(undoableUntil)
  const run = async (what: () => Promise<Lead>) => {
    setBusy(true)
    await change(what)
    setBusy(false)
    setAsking(false)
  }
  if (!late && !undoable) return null
  return (
    <div className={classes.links}>
      {late && (
        <Text size="xs" c="dimmed" title={since ? formats.dateTime(since) : undefined} role="status">
          {/* texts: missing.customer, missing.order, missing.both */}
          {t(`missing.${gone}`)} {since && t('makingSince', { ago: formats.ago(since) })} {t('makingLong')}{' '}
          {owner && (
            <LinkAnchor to="/settings/operations" size="xs">
              {t('makingStuck')}
            </LinkAnchor>
          )}
        </Text>
      )}
      {works && (
        <Group gap={6}>
          {late && (
            <Button size="compact-xs" variant="default" loading={busy} onClick={() => void run(() => retryConversion(lead.id))}>
              {t('undo.retry')}
            </Button>
          )}
          {undoable && (
            <Button size="compact-xs" variant="subtle" color="gray" disabled={busy} onClick={() => setAsking(true)}>
              {t('undo.do')}
            </Button>
          )}
          {undoable && (
            <Text size="xs" c="dimmed">
              {t('undo.until', { until: formats.dateTime(undoableUntil) })}
            </Text>
          )}
        </Group>
      )}
      <Confirm opened={asking} title={t('undo.title')} confirm={t('undo.do')} leave={t('undo.leave')} danger busy={busy} onConfirm={() => void run(() => undoConversion(lead.id))} onClose={() => setAsking(false)}>
        {t('undo.will')}
      </Confirm>
    </div>
  )
}
