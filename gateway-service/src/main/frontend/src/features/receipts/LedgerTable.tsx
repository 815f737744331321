import { Anchor, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { LedgerCounts, Outcome } from './api'
import classes from './Ledger.module.css'
import { type byConnection, outcomes, sum, unaccounted } from './ledger'
import type { Period } from './range'

interface Props {
  groups: ReturnType<typeof byConnection>
  period: Period
}

/** Totals of each connection; every figure leads to the deliveries behind it. */
export function LedgerTable({ groups, period }: Props) {
  const { t } = useTranslation('receipts')
  const { number } = useFormats()
  const total = sum(groups.map((group) => group.counts))
  return (
    <Table.ScrollContainer
      minWidth={980}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('ledger.perConnection') } }}
    >
      <Table verticalSpacing={8} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.connection')}</Table.Th>
            <Table.Th w={160}>{t('ledger.share')}</Table.Th>
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
          {groups.map(({ connectionId, connectionName, counts }) => (
            <Table.Tr key={connectionId}>
              <Table.Th scope="row">{connectionName}</Table.Th>
              <Table.Td>
                <Share counts={counts} />
              </Table.Td>
              <Table.Td ta="end">
                <Figure count={counts.received} search={{ connectionId, ...instants(period) }} />
              </Table.Td>
              {outcomes.map((outcome) => (
                <Table.Td key={outcome} ta="end">
                  <Figure count={counts[outcome]} outcome={outcome} search={{ connectionId, outcome, ...instants(period) }} />
                </Table.Td>
              ))}
              <Table.Td>
                <Balanced counts={counts} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {groups.length > 1 && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('ledger.total')}</Table.Th>
              <Table.Td>
                <Share counts={total} />
              </Table.Td>
              <Table.Td ta="end" fw={650}>
                {number(total.received)}
              </Table.Td>
              {outcomes.map((outcome) => (
                <Table.Td key={outcome} ta="end" fw={650}>
                  {number(total[outcome])}
                </Table.Td>
              ))}
              <Table.Td>
                <Balanced counts={total} />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Table.ScrollContainer>
  )
}

const instants = ({ from, to }: Period) => ({ from, to })

function Figure({ count, outcome, search }: { count: number; outcome?: Outcome; search: Record<string, string> }) {
  const { t } = useTranslation('receipts')
  const { number } = useFormats()
  if (count === 0)
    return (
      <Text span c="dimmed">
        0
      </Text>
    )
  return (
    <Anchor
      size="md"
      fw={outcome === 'quarantined' ? 650 : undefined}
      aria-label={`${number(count)} ${outcome ? t(`outcomes.${outcome}`) : t('ledger.received')}`}
      renderRoot={(props) => <Link to="/receipts" search={search as never} {...props} />}
    >
      {number(count)}
    </Anchor>
  )
}

function Share({ counts }: { counts: LedgerCounts }) {
  return (
    <div className={classes.share} aria-hidden>
      {outcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <span
            key={outcome}
            className={classes.block}
            data-outcome={outcome}
            style={{ width: `${(100 * counts[outcome]) / Math.max(1, counts.received)}%` }}
          />
        ))}
    </div>
  )
}

export function Balanced({ counts }: { counts: LedgerCounts }) {
  const { t } = useTranslation('receipts')
  const whole = unaccounted(counts) === 0
  const Icon = whole ? IconCheck : IconAlertTriangle
  return (
    <Text span size="sm" style={{ whiteSpace: 'nowrap' }} c={whole ? undefined : 'var(--mantine-color-error)'}>
      <Icon size={14} aria-hidden style={{ verticalAlign: -2 }} /> {whole ? t('ledger.balancedYes') : t('ledger.balancedNo')}
    </Text>
  )
}
