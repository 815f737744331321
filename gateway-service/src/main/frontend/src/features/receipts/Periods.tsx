import { Anchor, Button, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { type Bar, outcomes } from './ledger'
import { Balanced } from './LedgerTable'
import { barPeriod } from './range'
import { usePeriodName } from './usePeriodName'

const FIRST = 12

/** The bars as a table, the newest first; periods in which nothing came are left out. */
export function Periods({ bars, by, connectionId }: { bars: Bar[]; by: 'hour' | 'day'; connectionId?: string }) {
  const { t } = useTranslation('receipts')
  const { number } = useFormats()
  const periodName = usePeriodName(by)
  const [all, setAll] = useState(false)
  const rows = bars.filter((bar) => bar.counts.received > 0).reverse()
  return (
    <>
      <Table.ScrollContainer minWidth={860} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('ledger.periods') } }}>
        <Table verticalSpacing={6} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ledger.period')}</Table.Th>
              <Table.Th ta="end">{t('ledger.received')}</Table.Th>
              {outcomes.map((outcome) => (
                <Table.Th key={outcome} ta="end">
                  {t(`outcomes.${outcome}`)}
                </Table.Th>
              ))}
              <Table.Th>{t('ledger.balanced')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? rows : rows.slice(0, FIRST)).map(({ period, counts }) => (
              <Table.Tr key={period}>
                <Table.Th scope="row">
                  <Anchor
                    size="md"
                    renderRoot={(props) => <Link to="/receipts" search={{ ...barPeriod(period, by), connectionId } as never} {...props} />}
                  >
                    {periodName(period)}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="end">{number(counts.received)}</Table.Td>
                {outcomes.map((outcome) => (
                  <Table.Td key={outcome} ta="end" c={counts[outcome] === 0 ? 'dimmed' : undefined}>
                    {number(counts[outcome])}
                  </Table.Td>
                ))}
                <Table.Td>
                  <Balanced counts={counts} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!all && rows.length > FIRST && (
        <Button variant="subtle" size="xs" m="xs" onClick={() => setAll(true)}>
          {t('ledger.allPeriods', { count: rows.length })}
        </Button>
      )}
    </>
  )
}
