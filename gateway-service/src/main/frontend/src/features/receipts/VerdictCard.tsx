import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconInbox } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import classes from './Ledger.module.css'
import type { Verdict } from './ledger'
import { usePeriodName } from './usePeriodName'

const ICONS = { empty: IconInbox, missing: IconAlertTriangle, waiting: IconHourglass, whole: IconCircleCheck }

/** The large sentence: everything is accounted for, or what is not and where. */
export function VerdictCard({ verdict, by }: { verdict: Verdict; by: 'hour' | 'day' }) {
  const { t } = useTranslation('receipts')
  const { number } = useFormats()
  const periodName = usePeriodName(by)
  const Icon = ICONS[verdict.state]
  return (
    <section className={classes.verdict} data-state={verdict.state} aria-live="polite">
      <Icon size={40} stroke={1.5} aria-hidden className={classes.verdictIcon} />
      <div style={{ minWidth: 0, flex: '1 1 220px' }}>
        <h2>
          {verdict.state === 'missing'
            ? t('ledger.missing', { count: verdict.missing })
            : verdict.state === 'empty'
              ? t('ledger.empty')
              : t('ledger.whole')}
        </h2>
        {verdict.state === 'missing' && (
          <>
            <Text>{t('ledger.missingText', { received: number(verdict.received) })}</Text>
            <ul>
              {verdict.places.slice(0, 5).map((place) => (
                <li key={`${place.connectionName} ${place.period}`}>
                  {t('ledger.missingPlace', { connection: place.connectionName, period: periodName(place.period), missing: place.missing })}
                </li>
              ))}
            </ul>
          </>
        )}
        {verdict.state === 'whole' && <Text>{t('ledger.wholeText', { count: verdict.received })}</Text>}
        {verdict.state === 'waiting' && (
          <Text>
            {t('ledger.came', { count: verdict.received })} {verdict.quarantined > 0 && t('ledger.waitingQuarantine', { count: verdict.quarantined })}{' '}
            {verdict.inFlight > 0 && t('ledger.waitingFlight', { count: verdict.inFlight })}
          </Text>
        )}
        {verdict.state === 'empty' && <Text>{t('ledger.emptyText')}</Text>}
      </div>
      <Group gap="xs">
        {verdict.quarantined > 0 && (
          <Button variant="default" renderRoot={(props) => <Link to="/receipts/quarantine" {...props} />}>
            {t('ledger.openQuarantine')}
          </Button>
        )}
        {verdict.state === 'empty' && (
          <Button variant="light" renderRoot={(props) => <Link to="/settings/connections" {...props} />}>
            {t('ledger.connect')}
          </Button>
        )}
      </Group>
    </section>
  )
}
