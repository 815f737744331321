import { Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import classes from './Ledger.module.css'
import { axis, type Bar, outcomes, sum } from './ledger'
import { barPeriod } from './range'
import { usePeriodName } from './usePeriodName'

interface Props {
  bars: Bar[]
  by: 'hour' | 'day'
  connectionId?: string
}

/** One bar an hour or day, stacked by outcome; a click opens the deliveries of that time. The table below says the same. */
export function LedgerChart({ bars, by, connectionId }: Props) {
  const { t } = useTranslation('receipts')
  const { number } = useFormats()
  const periodName = usePeriodName(by)
  const total = sum(bars.map((bar) => bar.counts))
  const { top, ticks } = axis(Math.max(0, ...bars.map((bar) => bar.counts.received)))
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const every = Math.max(1, Math.ceil(bars.length / (phone ? 4 : 8)))
  return (
    <>
      <ul className={classes.legend}>
        {outcomes
          .filter((outcome) => total[outcome] > 0)
          .map((outcome) => (
            <li key={outcome}>
              <i className={classes.swatch} data-outcome={outcome} aria-hidden /> {t(`outcomes.${outcome}`)} <b>{number(total[outcome])}</b>
            </li>
          ))}
      </ul>
      <div className={classes.plot}>
        <div className={classes.axis} aria-hidden>
          {ticks.map((tick) => (
            <span key={tick} style={{ bottom: `${(100 * tick) / top}%` }}>
              {number(tick)}
            </span>
          ))}
        </div>
        <ol className={classes.bars} aria-label={t('ledger.chartLabel', { by: t(`filters.${by}`) })}>
          {ticks.slice(1).map((tick) => (
            <li key={`line ${tick}`} aria-hidden role="presentation" className={classes.line} style={{ bottom: `${(100 * tick) / top}%` }} />
          ))}
          {bars.map((bar, at) => {
            const label = t('ledger.bar', { period: periodName(bar.period), count: bar.counts.received })
            return (
              <li key={bar.period} className={classes.barSlot}>
                <Tooltip label={<BarWords label={label} bar={bar} />} openDelay={80} disabled={bar.counts.received === 0}>
                  <Link
                    to="/receipts"
                    search={{ ...barPeriod(bar.period, by), connectionId } as never}
                    className={classes.bar}
                    aria-label={label}
                    tabIndex={bar.counts.received === 0 ? -1 : 0}
                    data-empty={bar.counts.received === 0 || undefined}
                  >
                    {outcomes
                      .filter((outcome) => bar.counts[outcome] > 0)
                      .map((outcome) => (
                        <span
                          key={outcome}
                          className={classes.block}
                          data-outcome={outcome}
                          style={{ height: `${(100 * bar.counts[outcome]) / top}%` }}
                        />
                      ))}
                  </Link>
                </Tooltip>
                {at % every === 0 && (
                  <span className={classes.tick} aria-hidden>
                    {by === 'hour' ? periodName(bar.period).split(', ').at(-1) : periodName(bar.period)}
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </>
  )
}

function BarWords({ label, bar }: { label: string; bar: Bar }) {
  const { t } = useTranslation('receipts')
  return (
    <>
      <b>{label}</b>
      {outcomes
        .filter((outcome) => bar.counts[outcome] > 0)
        .map((outcome) => (
          <div key={outcome}>
            {bar.counts[outcome]} {t(`outcomes.${outcome}`)}
          </div>
        ))}
    </>
  )
}
