import { Badge, Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'
import { type Exclusion, liftExclusion } from './api'
import classes from './Settings.module.css'

/** An exclusion: whom, why, since when, until when, and how often it held something off. */
export function ExclusionRow({ exclusion, mayWrite }: { exclusion: Exclusion; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const { date, list, dateTime } = useFormats()
  const cache = useQueryClient()
  const [asking, setAsking] = useState(false)
  const who = list(exclusion.contactPoints.map(contactText)) || t('exclusions.takenOver')
  const lift = useMutation({
    mutationFn: () => liftExclusion(exclusion.id),
    onSuccess: async () => {
      setAsking(false)
      notify({ message: t('exclusions.lifted') })
      await cache.invalidateQueries({ queryKey: ['exclusions'] })
    },
  })
  const since = [t('exclusions.since', { date: date(exclusion.excludedAt) }), exclusion.excludedBy?.name]
  if (exclusion.endedAt) since.push(t('exclusions.endedAt', { date: date(exclusion.endedAt) }), exclusion.endedBy?.name)
  else if (exclusion.expiresAt) since.push(t('exclusions.until', { date: date(exclusion.expiresAt) }))
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text fw={550} component="div" style={{ overflowWrap: 'anywhere' }}>
          {who}{' '}
          <Badge variant="light" color="gray">
            {t(`shared:exclusion.reasons.${exclusion.reason}`)}
          </Badge>
        </Text>
        {exclusion.note && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {exclusion.note}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {since.filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Text size="sm" c={exclusion.hits ? undefined : 'dimmed'} title={exclusion.lastHitAt ? t('exclusions.lastHit', { time: dateTime(exclusion.lastHitAt) }) : undefined}>
        {t('exclusions.hits', { count: exclusion.hits })}
      </Text>
      {mayWrite && exclusion.inForce && (
        <Button size="xs" variant="default" onClick={() => setAsking(true)} aria-label={`${t('exclusions.lift')}: ${who}`}>
          {t('exclusions.lift')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('exclusions.liftTitle')}
        confirm={t('exclusions.liftConfirm')}
        leave={t('exclusions.keep')}
        busy={lift.isPending}
        error={lift.error}
        onConfirm={() => lift.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('exclusions.liftText', { who })}
      </Confirm>
    </li>
  )
}
